package turbulence.faults.kubernetes.remote;

import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// What the server says last of a command: a Status.
final class Ending {
  private static final String INTERNAL = "Internal error occurred: ";

  private Ending() {}

  static int exitCode(String told) throws Unrun {
    JsonObject status = status(told);
    if (status.text("status").orElse("").equals("Success")) {
      return 0;
    }
    for (Json each : status.object("details").array("causes")) {
      if (each instanceof JsonObject cause
          && cause.text("reason").orElse("").equals("ExitCode")
          && cause.text("message").isPresent()) {
        return number(cause.text("message").get(), told);
      }
    }
    throw Unrun.because(words(status, told));
  }

  private static JsonObject status(String told) throws Unrun {
    try {
      if (JsonReader.read(told) instanceof JsonObject status) {
        return status;
      }
    } catch (JsonMalformed e) {
      // Then these are words of their own, to be passed on.
    }
    throw Unrun.because(told.strip());
  }

  private static int number(String code, String told) throws Unrun {
    try {
      return Integer.parseInt(code);
    } catch (NumberFormatException e) {
      throw Unrun.because("it ended in a way that is not understood: " + told.strip());
    }
  }

  private static String words(JsonObject status, String told) {
    String words = status.text("message").orElse(told).strip();
    while (words.startsWith(INTERNAL)) {
      words = words.substring(INTERNAL.length());
    }
    return words;
  }
}

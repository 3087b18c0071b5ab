package turbulence.app.cli.wizard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import turbulence.app.view.Paper;

/// Asking a person, or whatever is piped in.
///
/// @param in read no further than the lines that are asked for
public record Prompt(InputStream in, Paper out) {

  /// There are no more answers.
  public static final class Ended extends Exception {
    private static final long serialVersionUID = 1L;

    Ended() {
      super("end of input", null, false, false);
    }
  }

  /// The answer, without blanks around it; empty when a person just pressed enter.
  public String ask(String question) throws Ended {
    out.print(question + ": ");
    return line().strip();
  }

  /// Asks until there is an answer.
  String insist(String question) throws Ended {
    String answer = ask(question);
    while (answer.isEmpty()) {
      out.line("Please give an answer.");
      answer = ask(question);
    }
    return answer;
  }

  /// Enter means no.
  public boolean yes(String question) throws Ended {
    while (true) {
      String answer = ask(question + " [y/N]").toLowerCase(Locale.ROOT);
      switch (answer) {
        case "y", "yes" -> {
          return true;
        }
        case "", "n", "no" -> {
          return false;
        }
        default -> out.line("Please answer y or n.");
      }
    }
  }

  public void say(String text) {
    out.line(text);
  }

  private String line() throws Ended {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int next = in.read();
      if (next < 0) {
        throw new Ended();
      }
      while (next >= 0 && next != '\n') {
        line.write(next);
        next = in.read();
      }
    } catch (IOException _) {
      throw new Ended();
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}

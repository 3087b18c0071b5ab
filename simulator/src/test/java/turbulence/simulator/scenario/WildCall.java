package turbulence.simulator.scenario;

import java.nio.charset.StandardCharsets;

/// One request as it goes over the wire.
record WildCall(String method, String target, String type, String more, byte[] body) {
  byte[] head() {
    String head =
        method
            + " "
            + target
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            + type
            + "\r\n"
            + more
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    return head.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    String text = new String(body, StandardCharsets.UTF_8);
    String shown = text.length() > 1500 ? text.substring(0, 1500) + "..." : text;
    return method + " " + target + " (" + type + ") " + more.strip() + "\n    " + shown;
  }
}

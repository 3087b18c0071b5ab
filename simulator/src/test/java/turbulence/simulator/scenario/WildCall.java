package turbulence.simulator.scenario;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One request as it goes over the wire.
final class WildCall {
  private final String method;
  private final String target;
  private final String type;
  private final String more;
  private final byte[] body;

  WildCall(String method, String target, String type, String more, byte[] body) {
    this.method = method;
    this.target = target;
    this.type = type;
    this.more = more;
    this.body = body.clone();
  }

  boolean isBare() {
    return method.equals("HEAD");
  }

  byte[] bytes() {
    byte[] head = head();
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  private byte[] head() {
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

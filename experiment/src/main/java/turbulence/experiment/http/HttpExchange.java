package turbulence.experiment.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// An answer whose body is still coming in. To be closed.
public final class HttpExchange implements AutoCloseable {
  private final Url url;
  private final ResponseHead head;
  private final Connection connection;
  private final BodyStream body;
  private final Lines.@Nullable Return back;
  private boolean closed;

  /// @param back where the connection goes afterwards; null when it is closed
  HttpExchange(
      Url url,
      ResponseHead head,
      Connection connection,
      InputStream body,
      Lines.@Nullable Return back) {
    this.url = url;
    this.head = head;
    this.connection = connection;
    this.back = back;
    this.body = new BodyStream(Unpacking.of(body, head.headers()), body, connection);
  }

  /// The URL that answered, after redirects.
  public Url url() {
    return url;
  }

  public int status() {
    return head.status();
  }

  public Headers headers() {
    return head.headers();
  }

  ResponseHead head() {
    return head;
  }

  /// The body, unpacked, as far as it has come; reading blocks for the rest. Its failures are
  /// [HttpFailed], and an InterruptedIOException when the reading thread is interrupted.
  public InputStream body() {
    return body;
  }

  /// Says more to a server that has switched to another protocol (101). A few bytes only: no
  /// deadline holds for what the system does not take at once.
  public void say(byte[] bytes) throws IOException {
    connection.write(bytes);
  }

  /// What is still to come has these times, from now on.
  public void allow(Deadlines deadlines) {
    connection.begin(connection.deadline().followedBy(deadlines));
  }

  /// Waits for all of the body.
  public HttpResponse complete(long most) throws HttpFailed, InterruptedException {
    try {
      Payload payload = Payload.of(read(most));
      return new HttpResponse(head.status(), head.reason(), head.headers(), payload);
    } catch (IOException e) {
      throw Failures.of(e, connection.deadline(), HttpFailed.Reason.TRUNCATED, "reading the body");
    }
  }

  private byte[] read(long most) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    byte[] buffer = new byte[8192];
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      if (bytes.size() + (long) count > most) {
        throw new HttpFailed(
            HttpFailed.Reason.TOO_LARGE, "the body is longer than " + most + " bytes");
      }
      bytes.write(buffer, 0, count);
    }
    return bytes.toByteArray();
  }

  /// A connection whose answer was read to its end may be used again; any other is closed.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (back == null || !body.isReadWhole() || !back.give(connection)) {
      connection.close();
    }
  }
}

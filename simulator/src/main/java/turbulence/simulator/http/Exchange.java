package turbulence.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One request and its answer. Belongs to the handler's thread, but [#cut] and [#isOpen] are for
/// all.
public final class Exchange {
  private final Connection connection;
  private final Request request;
  private final Body body;
  private final HttpLimits limits;
  private boolean answered;
  private boolean keep;
  private @Nullable String date;
  private OutputStream rest = OutputStream.nullOutputStream();

  Exchange(Connection connection, Request request, Body body, HttpLimits limits) {
    this.connection = connection;
    this.request = request;
    this.body = body;
    this.limits = limits;
  }

  public Request request() {
    return request;
  }

  /// Says when the answer was made, as its header has it.
  public void date(String now) {
    date = now;
  }

  /// The whole body, read at the first call. A [Malformed] that the handler lets through is
  /// answered by the server.
  public byte[] body() throws IOException {
    return connection.inTime(body::read);
  }

  /// Answers with a body of known length; headers about length and connection are added.
  public void reply(int status, Headers headers, byte[] content) throws IOException {
    boolean pack =
        content.length > limits.gzipAbove()
            && request.headers().lists("Accept-Encoding", "gzip")
            && !headers.has("Content-Encoding")
            && !headers.has("Content-Length");
    byte[] sent = pack ? Answer.gzip(content) : content;
    Headers all = begin(headers);
    if (pack) {
      all = all.with("Content-Encoding", "gzip").with("Vary", "Accept-Encoding");
    }
    if (!Answer.isBare(status) && !all.has("Content-Length")) {
      all = all.with("Content-Length", Integer.toString(sent.length));
    }
    boolean silent = request.isHead() || Answer.isBare(status);
    connection.out().write(Answer.head(status, all), sent, 0, silent ? 0 : sent.length);
  }

  /// Answers with a body that goes out while it is written: at once when flushed, else in large
  /// pieces. Ends when closed, or when the handler returns.
  public OutputStream stream(int status, Headers headers) throws IOException {
    AnswerStream.Framing framing = AnswerStream.Framing.CHUNKS;
    Headers all;
    if (request.isHead() || Answer.isBare(status)) {
      framing = AnswerStream.Framing.NO_BODY;
      all = begin(headers);
    } else if (request.recent()) {
      all = begin(headers).with("Transfer-Encoding", "chunked");
    } else {
      framing = AnswerStream.Framing.END_OF_CONNECTION;
      all = begin(headers.with("Connection", "close"));
    }
    rest = new AnswerStream(connection.out(), framing, Answer.head(status, all));
    return rest;
  }

  /// Answers 101 with these headers, `Upgrade` among them, and gives the connection to another
  /// protocol.
  public Duplex upgrade(Headers headers) throws IOException {
    body();
    start();
    byte[] head = Answer.head(101, headers.with("Connection", "Upgrade"));
    connection.out().write(head, 0, head.length);
    return new Duplex(connection.in(), connection.out());
  }

  /// Has the action run, on another thread and once, as soon as the client is gone or the
  /// connection is cut; forgotten when the handler returns. Reads the body.
  ///
  /// Without it, that a client left is noticed only by writing. A client that sends its next
  /// request while it waits for this answer is noticed only by writing, too.
  public void onGone(Runnable action) throws IOException {
    body();
    connection.watch(action);
  }

  /// False when the connection is known to be gone.
  public boolean isOpen() {
    return connection.isOpen();
  }

  /// Resets the connection, whatever any thread does with it just now.
  public void cut() {
    connection.cut();
  }

  /// Resets the connection when that many bytes of the answer, its head included, have been sent; a
  /// shorter answer arrives whole.
  public void cutAfter(long bytes) {
    connection.out().limit(bytes, this::cut);
  }

  boolean isAnswered() {
    return answered;
  }

  /// Ends the answer; whether the connection can be used for another.
  boolean finish() throws IOException {
    if (!connection.isOpen()) {
      return false;
    } else if (!answered) {
      throw new IllegalStateException("the handler did not answer");
    }
    rest.close();
    connection.out().limit(Long.MAX_VALUE, () -> {});
    return keep;
  }

  void refuse(Malformed reason) throws IOException {
    String words = Phrase.of(reason.status()) + ": " + reason.message();
    reply(
        reason.status(),
        Headers.of("Content-Type", "text/plain; charset=utf-8").with("Connection", "close"),
        (reason.status() + " " + words).getBytes(StandardCharsets.UTF_8));
  }

  private void start() {
    if (answered) {
      throw new IllegalStateException("answered already");
    }
    answered = true;
  }

  /// The headers, and what has to be said about the connection.
  private Headers begin(Headers given) throws IOException {
    start();
    Headers headers = date == null ? given : given.with("Date", date);
    boolean asked = headers.lists("Connection", "close");
    keep = !asked && request.keepsAlive() && connection.inTime(body::finish);
    if (keep) {
      return request.recent() ? headers : headers.with("Connection", "keep-alive");
    }
    return asked ? headers : headers.with("Connection", "close");
  }
}

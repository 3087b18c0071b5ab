package turbulence.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One client's connection: its requests, one after the other, on a thread of its own.
final class Connection implements Runnable {
  private static final Request UNKNOWN =
      new Request("GET", "/", "/", Query.NONE, Headers.NONE, true);

  private final Socket socket;
  private final @Nullable Security security;
  private final Handler handler;
  private final HttpLimits limits;
  private final Consumer<Connection> ended;
  private final Thread thread;
  private volatile Deadline deadline = Deadline.NONE;
  private Socket talk;
  private Input in = new Input(InputStream.nullInputStream());
  private Output out;
  private volatile @Nullable Thread sentinel;

  private final Object lock = new Object();
  private boolean open = true;
  private @Nullable Runnable gone;
  private volatile boolean leaving;

  Connection(
      Socket socket,
      @Nullable Security security,
      Handler handler,
      HttpLimits limits,
      Consumer<Connection> ended) {
    this.socket = socket;
    this.talk = socket;
    this.security = security;
    this.handler = handler;
    this.limits = limits;
    this.ended = ended;
    this.out = output(OutputStream.nullOutputStream());
    this.thread = Thread.ofVirtual().name("http").unstarted(this);
  }

  /// Something that needs the client to send in time.
  interface Reading<T extends @Nullable Object> {
    T read() throws IOException;
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    try {
      if (arrive()) {
        boolean more = true;
        while (more) {
          more = serve();
        }
        leave();
      }
    } catch (IOException e) {
      // The client went away or the connection was cut: there is nobody to tell.
    } finally {
      cut();
      ended.accept(this);
    }
  }

  private boolean arrive() throws IOException {
    deadline = new Deadline(limits.beats(limits.reading()));
    socket.setTcpNoDelay(true);
    if (security != null) {
      Socket secured = security.secure(socket);
      if (secured == null) {
        return false;
      }
      talk = secured;
    }
    in = new Input(talk.getInputStream());
    out = output(talk.getOutputStream());
    return true;
  }

  private Output output(OutputStream stream) {
    int beats = limits.beats(limits.writing());
    return new Output(stream, () -> deadline = new Deadline(beats), () -> deadline = Deadline.NONE);
  }

  /// Serves one request; whether another may follow.
  private boolean serve() throws IOException {
    deadline = new Deadline(limits.beats(limits.idle()));
    dismissSentinel();
    if (!in.await()) {
      return false;
    }
    Exchange exchange;
    try {
      Request request = inTime(() -> Head.read(in, limits));
      if (request == null) {
        return false;
      }
      Body body = Body.of(request, in, limits.body(), this::invite);
      exchange = new Exchange(this, request, body, limits);
    } catch (Malformed e) {
      new Exchange(this, UNKNOWN, Body.of(UNKNOWN, in, 0, this::invite), limits).refuse(e);
      return false;
    }
    return handle(exchange);
  }

  private boolean handle(Exchange exchange) throws IOException {
    try {
      handler.handle(exchange);
      return exchange.finish();
    } catch (InterruptedException e) {
      cut(); // only the closing of the server interrupts
      return false;
    } catch (Exception | StackOverflowError e) {
      return failed(exchange, e);
    } finally {
      synchronized (lock) {
        gone = null;
      }
    }
  }

  private boolean failed(Exchange exchange, Throwable failure) throws IOException {
    if (exchange.isAnswered() || !isOpen()) {
      cut();
      switch (failure) {
        case RuntimeException wrong -> throw wrong;
        case Error wrong -> throw wrong;
        default -> {
          return false;
        }
      }
    } else if (failure instanceof Malformed reason) {
      exchange.refuse(reason);
    } else {
      handler.failed(exchange, failure);
    }
    return exchange.finish();
  }

  private void invite() throws IOException {
    byte[] invitation = Answer.head(100, Headers.NONE);
    out.write(invitation, 0, invitation.length);
  }

  /// Says good-bye and hears the client out for a moment: closing at once would take the answer
  /// back from a client that still sends.
  private void leave() throws IOException {
    deadline = new Deadline(limits.beats(limits.writing()));
    talk.shutdownOutput();
    leaving = true;
    deadline = new Deadline(2);
    dismissSentinel();
    byte[] rest = new byte[512];
    while (socket.getInputStream().read(rest) >= 0) {
      // What comes now is not wanted.
    }
  }

  /// Whatever is read must have come before the deadline for reading.
  <T extends @Nullable Object> T inTime(Reading<T> reading) throws IOException {
    deadline = new Deadline(limits.beats(limits.reading()));
    T result = reading.read();
    deadline = Deadline.NONE;
    return result;
  }

  Input in() {
    return in;
  }

  Output out() {
    return out;
  }

  /// Reads ahead on a thread of its own while the handler is busy, so that the end of the input is
  /// seen when it comes.
  void watch(Runnable action) {
    boolean late;
    synchronized (lock) {
      late = !open;
      gone = action;
    }
    if (late) {
      action.run();
    } else if (sentinel == null && in.isEmpty()) {
      sentinel = Thread.ofVirtual().name("http-sentinel").start(this::listen);
    }
  }

  private void listen() {
    try {
      if (!in.await()) {
        cut();
      }
    } catch (IOException e) {
      cut();
    }
  }

  /// Waits until the input belongs to this thread again.
  private void dismissSentinel() throws IOException {
    Thread listening = sentinel;
    if (listening != null) {
      try {
        listening.join();
      } catch (InterruptedException e) {
        throw new IOException("the server closes", e);
      }
      sentinel = null;
    }
  }

  boolean isOpen() {
    synchronized (lock) {
      return open;
    }
  }

  /// One more beat of the watchman.
  void beat() {
    if (deadline.isOver()) {
      cut();
    }
  }

  void cut() {
    Runnable action;
    synchronized (lock) {
      action = gone;
      gone = null;
      if (open) {
        open = false;
        reset();
      }
    }
    if (action != null) {
      action.run();
    }
  }

  private void reset() {
    try (Socket closing = socket) {
      if (!leaving) { // else a slow client still gets what is on its way
        closing.setSoLinger(true, 0);
      }
    } catch (IOException e) {
      // It is closed all the same.
    }
  }

  /// Ends the connection and whatever its handler waits for.
  void abandon() {
    cut();
    thread.interrupt();
  }

  /// Waits for its threads to end; not for the thread that asks.
  void join(Duration atMost) throws InterruptedException {
    Thread listening = sentinel;
    Thread asking = Thread.currentThread();
    if (!asking.equals(thread) && !asking.equals(listening)) {
      boolean ended = thread.join(atMost);
      if (ended && listening != null) {
        ended = listening.join(atMost);
      }
    }
  }
}

package turbulence.experiment.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import turbulence.experiment.world.Dial;
import turbulence.experiment.world.World;

@Timeout(20)
class DeadlineTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n";
  private static final String CHUNKS = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  /// The ways in which a server can fail to go on.
  enum Stall {
    BEFORE_THE_HEAD,
    WITHIN_THE_HEAD,
    TRICKLING_THE_HEAD,
    WITHIN_THE_BODY,
    TRICKLING_THE_BODY,
    TRICKLING_CHUNKS,
    ANNOUNCING_FOR_EVER;

    RawServer server() throws IOException {
      return RawServer.playing(talk -> {
        talk.hear();
        play(talk);
      });
    }

    private void play(RawServer.Talk talk) throws IOException, InterruptedException {
      switch (this) {
        case BEFORE_THE_HEAD -> talk.hang();
        case WITHIN_THE_HEAD -> talk.hangAfter("HTTP/1.1 200 OK\r\nA: ");
        case TRICKLING_THE_HEAD -> talk.trickle("HTTP/1.1 200 OK\r\nA: ", "x");
        case WITHIN_THE_BODY -> talk.hangAfter(HEAD);
        case TRICKLING_THE_BODY -> talk.trickle(HEAD, "x");
        case TRICKLING_CHUNKS -> talk.trickle(CHUNKS, "1\r\nx\r\n");
        case ANNOUNCING_FOR_EVER -> talk.trickle("", "HTTP/1.1 102 Processing\r\n\r\n");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_server_that_stalls_is_left_at_the_deadline(Stall stall) throws Exception {
    try (RawServer server = stall.server()) {
      assertTimedOut(Exchanges.http(), HttpRequest.of("GET", server.url("/")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_interrupt_ends_the_wait_for_a_server_that_stalls(Stall stall) throws Exception {
    try (RawServer server = stall.server()) {
      HttpRequest request = HttpRequest.of("GET", server.url("/"));
      assertInterruptEnds(Exchanges.http(), request, () -> !server.requests().isEmpty());
    }
  }

  @Test
  void silence_is_borne_no_longer_than_agreed() throws Exception {
    try (RawServer server = Stall.WITHIN_THE_BODY.server()) {
      Deadlines quick =
          new Deadlines(Duration.ofSeconds(9), Duration.ofMillis(200), Duration.ofSeconds(60));
      assertTimedOut(Exchanges.http(), HttpRequest.of("GET", server.url("/")).with(quick));
    }
  }

  @Test
  void a_tls_handshake_that_hangs_or_trickles_is_left_at_the_deadline() throws Exception {
    try (RawServer mute = RawServer.playing(RawServer.Talk::hang);
        RawServer slow =
            RawServer.playing(talk -> {
              talk.say(new byte[] {22, 3, 3, 0x3f, 0, 2, 0, 0x3e, 0});
              talk.trickle("", "x");
            })) {
      assertTimedOut(Exchanges.http(), HttpRequest.of("GET", https(mute)).with(Trust.ANYONE));
      assertTimedOut(Exchanges.http(), HttpRequest.of("GET", https(slow)).with(Trust.ANYONE));
    }
  }

  @Test
  void an_interrupt_ends_a_tls_handshake() throws Exception {
    CountDownLatch connected = new CountDownLatch(1);
    try (RawServer mute =
        RawServer.playing(talk -> {
          talk.in().read();
          connected.countDown();
          talk.hang();
        })) {
      HttpRequest request = HttpRequest.of("GET", https(mute)).with(Trust.ANYONE);
      assertInterruptEnds(Exchanges.http(), request, () -> connected.getCount() == 0);
    }
  }

  private static String https(RawServer server) {
    return server.url("/").replace("http:", "https:");
  }

  @Test
  void a_server_that_reads_nothing_of_a_large_body_is_left_at_the_deadline() throws Exception {
    try (RawServer server = RawServer.playing(RawServer.Talk::hang)) {
      Payload large = Payload.of(new byte[32 << 20]);
      assertTimedOut(Exchanges.http(), HttpRequest.of("POST", server.url("/")).with(large));
    }
  }

  @Test
  void a_connection_that_nobody_accepts_is_given_up_in_time() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1);
        Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
        Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
      assertThat(first.isConnected() && second.isConnected()).isTrue();
      HttpRequest request =
          HttpRequest.of("GET", "http://127.0.0.1:" + full.getLocalPort() + "/")
              .with(Exchanges.SOON);
      HttpFailed failure = failure(Exchanges.http(), request);
      assertThat(failure.reason()).isIn(HttpFailed.Reason.UNREACHABLE, HttpFailed.Reason.TIMED_OUT);
    }
  }

  @Test
  void a_look_up_that_hangs_is_left_behind_in_time_and_on_interrupt() throws Exception {
    CountDownLatch looking = new CountDownLatch(2);
    Http http =
        dialling((host, port, time) -> {
          looking.countDown();
          new Semaphore(0).acquireUninterruptibly();
          throw new IOException("never");
        });
    HttpRequest request = HttpRequest.of("GET", "http://a.example/").with(Exchanges.SOON);
    assertThat(failure(http, request).reason()).isEqualTo(HttpFailed.Reason.UNREACHABLE);
    assertInterruptEnds(http, request.with(Deadlines.USUAL), () -> looking.getCount() == 0);
  }

  @Test
  void a_connection_that_comes_too_late_is_closed() throws Exception {
    Semaphore late = new Semaphore(0);
    Socket socket = new Socket();
    AtomicReference<Thread> dialling = new AtomicReference<>();
    Http http =
        dialling((host, port, time) -> {
          dialling.set(Thread.currentThread());
          late.acquireUninterruptibly();
          return socket;
        });
    failure(http, HttpRequest.of("GET", "http://a.example/").with(Exchanges.SOON));
    late.release();
    dialling.get().join();
    assertThat(socket.isClosed()).isTrue();
  }

  @Test
  void one_that_is_interrupted_already_asks_nothing() throws Exception {
    try (RawServer server = RawServer.answering(Exchanges.ok(""))) {
      HttpRequest request = HttpRequest.of("GET", server.url("/"));
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> Exchanges.http().send(request))
          .isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void connecting_is_tried_again_as_often_as_allowed() throws Exception {
    int[] tries = {0};
    Http http =
        dialling((host, port, time) -> {
          tries[0]++;
          throw new IOException("Connection refused");
        });
    HttpRequest request = HttpRequest.of("POST", "http://127.0.0.1:9/");
    HttpFailed failure = failure(http, request.with(Limits.USUAL.withRetries(2)));
    assertThat(failure.reason()).isEqualTo(HttpFailed.Reason.UNREACHABLE);
    assertThat(failure).hasMessage("connecting to 127.0.0.1:9 failed: Connection refused");
    assertThat(tries[0]).isEqualTo(3);
  }

  @Test
  void a_host_without_address_is_unreachable() throws Exception {
    HttpFailed failure = failure(Exchanges.http(), HttpRequest.of("GET", "http://${host}/"));
    assertThat(failure.reason()).isEqualTo(HttpFailed.Reason.UNREACHABLE);
  }

  private static Http dialling(Dial dial) {
    World world = Exchanges.world();
    return new Http(
        new World(
            world.clock(),
            world.nanos(),
            world.random(),
            world.sleeper(),
            world.environment(),
            world.root(),
            dial,
            world.output()),
        "turbulence/test");
  }

  private static HttpFailed failure(Http http, HttpRequest request) {
    HttpFailed failure = catchThrowableOfType(HttpFailed.class, () -> http.send(request));
    assertThat(failure).isNotNull();
    return failure;
  }

  private static void assertTimedOut(Http http, HttpRequest request) {
    boolean usual = request.deadlines().equals(Deadlines.USUAL);
    HttpRequest hurried = usual ? request.with(Exchanges.SOON) : request;
    long start = System.nanoTime();
    HttpFailed failure = failure(http, hurried);
    assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(HttpFailed.Reason.TIMED_OUT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  /// Waits until the exchange is under way, interrupts it and sees it end.
  private static void assertInterruptEnds(
      Http http, HttpRequest request, java.util.function.BooleanSupplier underWay)
      throws InterruptedException {
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread thread =
        new Thread(() -> {
          try {
            http.send(request);
          } catch (Throwable e) {
            end.set(e);
          }
        });
    thread.start();
    while (!underWay.getAsBoolean()) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    assertThat(thread.join(Duration.ofSeconds(1))).isTrue();
    assertThat(end.get()).isInstanceOf(InterruptedException.class);
  }
}

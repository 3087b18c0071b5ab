package turbulence.experiment.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever bytes come, there is an answer or an [HttpFailed], and in time.
@Timeout(60)
class WildAnswersTest {
  private static final int ANSWERS_PER_SEED = 60;
  private static final List<String> PIECES =
      List.of(
          "HTTP/1.1 200 OK\r\n",
          "HTTP/1.1 204 No\r\n",
          "HTTP/1.1 101 Up\r\n",
          "HTTP/1.1 ",
          "HTTP/1.1 100 Go\r\n\r\n",
          "HTTP/1.1 302 F\r\nLocation: ",
          "/",
          "?",
          "http://[::1",
          "Content-Length: 3\r\n",
          "Content-Length: ",
          "Transfer-Encoding: chunked\r\n",
          "Content-Encoding: gzip\r\n",
          "Content-Encoding: deflate\r\n",
          "Set-Cookie: a=b; Path=",
          "Set-Cookie: ;;=;expires=Thu, 01-Jan-1970 00:00:00 GMT\r\n",
          "\r\n",
          "\r\n\r\n",
          "\n",
          "\r",
          " ",
          ":",
          ";",
          "0\r\n\r\n",
          "3\r\nabc\r\n",
          "ffffffff\r\n",
          "abc",
          "\0",
          "\u00ff",
          "Location: //\r\n",
          "Location: %zz\r\n",
          "7fffffffffffffff\r\n",
          "=",
          "-1\r\n");

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void wild_bytes_give_an_answer_or_a_failure(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < ANSWERS_PER_SEED; i++) {
      byte[] answer = random.nextInt(4) == 0 ? spoiled(random) : pieces(random);
      ask(answer, "seed " + seed + ", answer " + i);
    }
  }

  private static void ask(byte[] answer, String which) throws Exception {
    try (RawServer server =
        RawServer.playing(talk -> {
          talk.hear();
          talk.say(answer);
        })) {
      HttpRequest request =
          HttpRequest.of("GET", server.url("/"))
              .with(Deadlines.within(Duration.ofSeconds(2)))
              .with(new Limits(3, 0, 10_000));
      long start = System.nanoTime();
      try {
        assertThat(Exchanges.http().send(request).body().size()).isLessThanOrEqualTo(10_000);
      } catch (HttpFailed e) {
        assertThat(e).as(which).message().isNotEmpty();
      } catch (RuntimeException e) {
        fail(which + ": " + new String(answer, ISO_8859_1), e);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as(which)
          .isLessThan(Duration.ofSeconds(3));
    }
  }

  private static byte[] pieces(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "HTTP/1.1 200 OK\r\n" : "");
    for (int i = random.nextInt(14); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  /// A good answer of which some bytes are changed, lost or doubled.
  private static byte[] spoiled(Random random) throws Exception {
    byte[] body = "some text, some more text".repeat(random.nextInt(50)).getBytes(UTF_8);
    byte[] packed = random.nextBoolean() ? Exchanges.gzip(body) : Exchanges.deflate(body, false);
    String encoding = random.nextBoolean() ? "gzip" : "deflate";
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(
        ("HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\n\r\n").getBytes(ISO_8859_1));
    all.writeBytes(packed);
    byte[] answer = all.toByteArray();
    for (int i = random.nextInt(4); i > 0; i--) {
      answer[random.nextInt(answer.length)] = (byte) random.nextInt(256);
    }
    return java.util.Arrays.copyOf(answer, random.nextInt(answer.length + 1));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void wild_urls_are_read_or_refused(long seed) {
    Random random = new Random(seed);
    List<String> pieces =
        List.of(
            "http", "https", "://", ":", "/", "?", "#", "@", "[", "]", "%", "%4", "%41", "..", ".",
            "é", "\ud800", "😀", "\r\n", " ", "h", "1", "::1", "65536", "{}", "|", "\\", "*");
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "http://h" : "");
      for (int n = random.nextInt(9); n > 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      try {
        Url url = Url.parse(text.toString());
        assertThat(url.target()).as(text.toString()).matches("/[!-~]*");
        assertThat(url.host()).as(text.toString()).matches("[!-~]+");
        assertThat(Url.parse(url.toString())).as(text.toString()).isEqualTo(url.withUserInfo(""));
      } catch (HttpFailed e) {
        assertThat(e.reason()).isEqualTo(HttpFailed.Reason.INVALID);
      }
    }
  }
}

package turbulence.simulator.workload.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.simulator.traffic.OneContainer;
import turbulence.simulator.traffic.Stage;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;

class SiegeTest {
  private final Stage stage = new Stage();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile int status = 200;
  private volatile Request last;

  private OneContainer siege(String... words) {
    OneContainer container =
        new OneContainer(stage, "10.1.0.9", Map.of(), List.of(), List.of()).with(words);
    container.start(Images.known().of("yokogawa/siege"));
    return container;
  }

  private void shop() {
    stage.start("10.1.0.1", shell -> shell.listen(8080, this::answer), Map.of());
    stage.service("shop", "10.96.0.7", 80, 8080, "10.1.0.1");
  }

  private Response answer(Request request) {
    asked.incrementAndGet();
    last = request;
    return Response.text(status, "hello\n");
  }

  private static double figure(OneContainer siege, String name) {
    String line =
        siege.log.stream().filter(each -> each.startsWith(name)).findFirst().orElseThrow();
    return Double.parseDouble(line.substring(line.indexOf(':') + 1).strip().split(" ", 2)[0]);
  }

  @Test
  void fifty_users_ask_nearly_a_hundred_times_a_second_for_twenty_seconds() {
    shop();
    OneContainer siege = siege("--concurrent", "50", "--time", "20S", "http://shop");
    stage.pass(19);
    assertThat(siege.status()).isNull();
    stage.pass(1);
    assertThat(siege.status()).isZero();
    assertThat(siege.log)
        .startsWith(
            "** SIEGE 4.0.4",
            "** Preparing 50 concurrent users for battle.",
            "The server is now under siege...",
            "Lifting the server siege...");
    assertThat(figure(siege, "Transactions")).isBetween(1700.0, 2050.0);
    assertThat(figure(siege, "Transactions")).isBetween(asked.get() - 50.0, (double) asked.get());
    assertThat(figure(siege, "Availability")).isEqualTo(100);
    assertThat(figure(siege, "Elapsed time")).isBetween(19.0, 20.0);
    assertThat(figure(siege, "Response time")).isBetween(0.01, 0.02);
    assertThat(figure(siege, "Transaction rate")).isBetween(85.0, 105.0);
    assertThat(figure(siege, "Concurrency")).isBetween(0.8, 1.5);
    assertThat(figure(siege, "Longest transaction")).isBetween(0.04, 0.1);
  }

  @Test
  void an_answer_that_says_no_is_a_transaction_but_not_a_successful_one() {
    shop();
    status = 429;
    OneContainer siege = siege("-c4", "-r5", "-b", "shop/limiter");
    stage.pass(5);
    assertThat(siege.status()).isZero();
    assertThat(siege.log)
        .contains(
            "Transactions:\t\t          20 hits",
            "Availability:\t\t      100.00 %",
            "Successful transactions:           0",
            "Failed transactions:\t           0");
  }

  @Test
  void what_gets_no_answer_has_failed_and_too_much_of_it_ends_the_siege() {
    stage.service("shop", "10.96.0.7", 80, 8080);
    OneContainer siege = siege("-b", "-t1H", "shop");
    stage.pass(60);
    assertThat(siege.status()).isZero();
    assertThat(siege.log)
        .contains(
            "[error] socket: unable to connect sock.c:249: Connection refused",
            "siege aborted due to excessive socket failure; you",
            "Transactions:\t\t           0 hits",
            "Availability:\t\t        0.00 %",
            "Failed transactions:\t        1024");
  }

  @Test
  void it_ends_when_it_is_asked_to_and_tells_how_far_it_came() {
    shop();
    OneContainer siege = siege("-c", "1", "-t", "1H", "shop");
    stage.pass(10);
    siege.terminate();
    assertThat(siege.status()).isZero();
    assertThat(figure(siege, "Elapsed time")).isEqualTo(10);
  }

  @Test
  void a_target_may_say_how_it_is_asked() {
    shop();
    OneContainer siege =
        siege("-c1", "-r1", "-q", "-H", "X-Who: me", "http://shop:80/cart?x=1 POST item=2");
    stage.pass(2);
    assertThat(siege.log).isEmpty();
    assertThat(last.method() + " " + last.target() + " " + last.body().text())
        .isEqualTo("POST /cart?x=1 item=2");
    assertThat(last.headers().first("X-Who")).contains("me");
    assertThat(last.headers().first("Host")).contains("shop");
    assertThat(last.headers().first("User-Agent"))
        .hasValueSatisfying(a -> assertThat(a).contains("Siege/4"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "-c=>siege: option requires an argument -- 'c'",
        "-Z=>siege: invalid option -- 'Z'",
        "--nope=>siege: unrecognized option '--nope'",
        "-cx=>siege: invalid value for --concurrent: 'x'",
        "-t10x=>siege: invalid value for --time: '10x'",
        "https://shop=>siege: unsupported protocol scheme in \"https://shop\"",
        "--file=/none=>siege: could not open file: /none"
      })
  void what_makes_no_sense_is_refused(String word, String complaint) {
    OneContainer siege = siege(word);
    stage.pass(1);
    assertThat(siege.status()).isEqualTo(1);
    assertThat(siege.log).containsExactly(complaint);
  }

  @Test
  void no_target_is_no_siege() {
    OneContainer siege = siege();
    stage.pass(1);
    assertThat(siege.status()).isEqualTo(1);
    assertThat(siege.log).contains("SIEGE 4.0.4", "Usage: siege [options]");
  }
}

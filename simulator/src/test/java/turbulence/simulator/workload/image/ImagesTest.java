package turbulence.simulator.workload.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.simulator.traffic.OneContainer;
import turbulence.simulator.traffic.Outlet;
import turbulence.simulator.traffic.Stage;
import turbulence.simulator.workload.Shell;

class ImagesTest {
  private final Stage stage = new Stage();
  private final Outlet caller = stage.wires.networkOf("shop", "10.1.0.9");

  private OneContainer run(String image, String... command) {
    return stage.start("10.1.0.1", Images.known().of(image), Map.of(), command);
  }

  private String get(int port, String target) {
    return stage.get(caller, "10.1.0.1", port, target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nginx", "nginx:1.29-alpine", "docker.io/library/nginx@sha256:12ab"})
  void a_web_server_welcomes_and_logs(String image) {
    OneContainer server = run(image);
    assertThat(get(80, "/")).startsWith("200").contains("Welcome to nginx!");
    assertThat(get(80, "/nothing")).startsWith("404").contains("404 Not Found");
    assertThat(server.log.getLast())
        .startsWith("10.1.0.9 - - [02/Jan/2026:03:04:05 +0000] \"GET /nothing HTTP/1.1\" 404 ");
    server.terminate();
    assertThat(server.status()).isZero();
  }

  @Test
  void apache_says_that_it_works() {
    assertThat(run("httpd:2.4").status()).isNull();
    assertThat(get(80, "/")).isEqualTo("200 <html><body><h1>It works!</h1></body></html>\n");
  }

  @Test
  void the_repeater_relays_status_and_body() {
    OneContainer repeater = run("vfarcic/repeater:0.0.1");
    stage.start("10.1.0.2", Images.known().of("nginx"), Map.of());
    stage.service("web", "10.96.0.7", 80, 80, "10.1.0.2");
    assertThat(get(8080, "/")).isEqualTo("200 `addr` was not specified");
    assertThat(get(8080, "/?addr=http://web")).startsWith("200").contains("Welcome to nginx!");
    assertThat(get(8080, "/?addr=http%3A%2F%2Fweb%2Fx")).startsWith("404");
    assertThat(get(8080, "/?addr=http://nobody/")).isEqualTo("500 Something's terribly wrong");
    assertThat(get(8080, "/?addr=what")).startsWith("500");
    assertThat(repeater.log.getLast()).endsWith(" addr: what");
  }

  @Test
  void the_random_logger_logs_and_has_to_be_killed() {
    OneContainer logger = run("chentex/random-logger");
    stage.pass(60);
    assertThat(logger.log).hasSizeBetween(20, 60);
    assertThat(logger.log)
        .allMatch(
            line -> line.matches("(ERROR|INFO|WARN|DEBUG) \\(Fri Jan  2 03:0.:.. UTC 2026\\).*"));
    logger.terminate();
    assertThat(logger.status()).isNull();
    stage.pass(30);
    assertThat(logger.status()).isEqualTo(137);
  }

  @Test
  void echo_says_its_text() {
    OneContainer echo = run("hashicorp/http-echo:1.0", "/http-echo", "-text=hello", "-listen=:81");
    assertThat(get(81, "/any")).isEqualTo("200 hello\n");
    assertThat(echo.status()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"/hostname,200 pod-10.1.0.1", "/echo?msg=hi,200 hi", "/healthz,'200 '"})
  void the_test_image_answers(String target, String answer) {
    assertThat(run("registry.k8s.io/e2e-test-images/agnhost:2.53", "/agnhost", "netexec").status())
        .isNull();
    assertThat(get(8080, target)).isEqualTo(answer);
  }

  @Test
  void the_test_image_ails_after_ten_seconds() {
    OneContainer ailing = run("agnhost", "/agnhost", "liveness");
    assertThat(get(8080, "/healthz")).startsWith("200");
    stage.pass(11);
    assertThat(get(8080, "/healthz")).startsWith("500");
    assertThat(ailing.status()).isNull();
  }

  @Test
  void an_unknown_image_runs_serves_its_ports_and_ends_well() {
    OneContainer unknown = new OneContainer(stage, "10.1.0.1", Map.of(), List.of(), List.of(9090));
    unknown.start(Images.known().of("ghcr.io/acme/shop:1"));
    stage.pass(3600);
    assertThat(unknown.status()).isNull();
    assertThat(get(9090, "/health")).startsWith("200");
    unknown.terminate();
    assertThat(unknown.status()).isZero();
  }

  @Test
  void commands_of_an_unknown_image_that_nobody_knows_are_believed_to_run() {
    OneContainer unknown = run("python:3", "sh", "-c", "echo up; python -m http.server");
    stage.pass(3600);
    assertThat(unknown.log).containsExactly("up");
    assertThat(unknown.status()).isNull();
  }

  @Test
  void a_command_takes_the_place_of_an_images_program() {
    OneContainer other = run("nginx", "sh", "-c", "exit 3");
    assertThat(other.status()).isEqualTo(3);
    assertThat(run("nginx", "nginx", "-g", "daemon off;").status()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "hashicorp/http-echo, -text=hi, 5678, 200 hi", "nginx, -g, 80, 200 <!DOCTYPE",
    "agnhost, serve-hostname, 9376, 200 pod-", "ghcr.io/acme/shop, serve, 90, 200 simulated"
  })
  void arguments_go_to_the_images_program(String image, String word, int port, String answer) {
    OneContainer container = new OneContainer(stage, "10.1.0.1", Map.of(), List.of(), List.of(90));
    container.with(word).start(Images.known().of(image));
    assertThat(container.status()).isNull();
    assertThat(get(port, "/")).startsWith(answer);
  }

  @Test
  void arguments_of_a_system_are_a_command() {
    OneContainer container = new OneContainer(stage, "10.1.0.1", Map.of(), List.of(), List.of());
    container.with("sh", "-c", "exit 6").start(Images.known().of("busybox"));
    assertThat(container.status()).isEqualTo(6);
  }

  @Test
  void the_client_of_a_server_finds_it_well() {
    OneContainer redis = run("redis:8");
    assertThat(redis.exec("redis-cli", "ping")).isEqualTo(new Shell.Ran(0, "PONG\n", ""));
    assertThat(redis.exec("sh", "-c", "exec redis-cli ping").status()).isZero();
    assertThat(redis.exec("sh", "-c", "exit 4").status()).isEqualTo(4);
  }

  @Test
  void a_server_that_needs_a_password_does_not_start_without() {
    assertThat(run("postgres:18").status()).isEqualTo(1);
    assertThat(run("redis:8").status()).isNull();
    assertThat(get(6379, "/")).isEqualTo("EOF");
  }

  @Test
  void the_crasher_crashes() {
    OneContainer crasher = run("turbulence/crasher", "crasher", "--status=7", "--after=5");
    stage.pass(4);
    assertThat(crasher.status()).isNull();
    stage.pass(1);
    assertThat(crasher.status()).isEqualTo(7);
  }

  @Test
  void a_users_image_comes_first() {
    var images = Images.known().add("acme/nginx", shell -> shell.exit(9));
    stage.start("10.1.0.1", images.of("eu.example.com:5000/acme/nginx:2"), Map.of());
    assertThat(stage.start("10.1.0.1", images.of("acme/nginx"), Map.of()).status()).isEqualTo(9);
    assertThat(stage.start("10.1.0.1", images.of("nginx"), Map.of()).status()).isNull();
  }
}

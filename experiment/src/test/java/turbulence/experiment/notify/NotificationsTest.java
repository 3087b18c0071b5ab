package turbulence.experiment.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Events;
import turbulence.experiment.event.Level;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Asking;
import turbulence.experiment.extension.Notifier;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.settings.Settings;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.World;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

class NotificationsTest {
  private static final JsonObject JOURNAL = JsonObject.of("status", "completed");

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final List<JsonObject> told = new ArrayList<>();
  private final Events events = new Events();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    events.add(event -> {
      if (event instanceof Event.Logged(Level level, String text)) {
        logged.add(level + " " + text);
      }
    });
  }

  @AfterEach
  void hangUp() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (InputStream body = exchange.getRequestBody()) {
      heard.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + " "
              + exchange.getRequestHeaders().getFirst("Content-Type")
              + " "
              + exchange.getRequestHeaders().getFirst("Authorization")
              + " "
              + new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
    exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/500") ? 500 : 200, -1);
    exchange.close();
  }

  private void tell(Event event, JsonObject... channels) {
    World world =
        new World(
            InstantSource.fixed(Instant.ofEpochMilli(1_795_239_743_684L)),
            System::nanoTime,
            new Random(1),
            _ -> {},
            Map.of(),
            Path.of("/"),
            (host, port, _) -> new Socket(host, port),
            new Output(
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream()),
                new PrintStream(OutputStream.nullOutputStream()),
                false,
                false));
    Asking nobody = _ -> new Asking.Answer(false, "", JsonObject.EMPTY);
    Scope scope =
        new Scope(world, JsonObject.EMPTY, JsonObject.EMPTY, events, _ -> {}, nobody, new Shared());
    Settings settings =
        new Settings(JsonObject.of("notifications", JsonArray.from(List.of(channels))));
    new Notifications(settings, scope, this::find, Level.WARNING).on(event);
  }

  private Notifier find(String module) {
    return switch (module) {
      case "here" -> (channel, news, _) -> told.add(news.with("channel", channel.get("free")));
      case "broken" ->
          (_, _, _) -> {
            throw new ActivityFailed("nobody there");
          };
      case "buggy" ->
          (_, _, _) -> {
            throw new IllegalStateException("oops");
          };
      default -> null;
    };
  }

  private JsonObject http(String path) {
    return JsonObject.of(
        "type", "http", "url", "http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static JsonObject plugin(String module) {
    return JsonObject.of("type", "plugin", "module", module).with("free", 1);
  }

  @Test
  void news_are_posted_as_json() {
    JsonObject channel = http("/n").with("headers", JsonObject.of("Authorization", "Bearer t"));
    String error = "experiment requires a description";
    tell(new Event.CommandEnded("validate", "failed", JsonObject.of("title", "t"), error), channel);
    assertThat(heard)
        .containsExactly(
            "POST /n application/json Bearer t"
                + " {\"name\":\"validate-failed\",\"payload\":{\"title\":\"t\"},\"phase\":\"validate\",\"ts\":1795239743.684,\"error\":\"An"
                + " exception was raised: InvalidExperiment('experiment requires a"
                + " description')\"}");
    assertThat(logged).isEmpty();
  }

  @Test
  void without_forwarding_it_is_a_bare_get() {
    tell(
        new Event.CommandStarted("run", JOURNAL),
        http("/n?x=1").with("forward_event_payload", false));
    assertThat(heard).containsExactly("GET /n?x=1 null null ");
  }

  @Test
  void a_plugin_gets_its_channel_and_the_plain_error() {
    tell(new Event.CommandEnded("discovery", "failed", null, "not found"), plugin("here"));
    assertThat(told)
        .containsExactly(
            JsonObject.builder()
                .put("name", "discovery-failed")
                .put("payload", null)
                .put("phase", "discovery")
                .put("ts", 1_795_239_743.684)
                .put("error", "not found")
                .put("channel", 1)
                .build());
  }

  @ParameterizedTest
  @CsvSource({
    "run,completed,run-completed",
    "run,failed,run-failed",
    "run,deviated,run-deviated",
    "validate,completed,validate-completed",
    "init,completed,init-completed",
  })
  void endings_have_the_recorded_names(String phase, String outcome, String names) {
    tell(new Event.CommandEnded(phase, outcome, JOURNAL, null), plugin("here"));
    assertThat(told.stream().map(news -> news.text("name").orElse("")))
        .containsExactly(names.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "run-deviated,1",
    "run-failed,0",
    "discover-failed,0",
  })
  void a_channel_hears_what_it_asked_for(String wanted, int times) {
    tell(
        new Event.CommandEnded("run", "deviated", JOURNAL, null),
        plugin("here").with("events", JsonArray.of(wanted)));
    assertThat(told).hasSize(times);
  }

  @Test
  void two_names_of_discovery_are_one() {
    for (String wanted : List.of("discover-failed", "discovery-failed")) {
      tell(
          new Event.CommandEnded("discovery", "failed", null, "x"),
          plugin("here").with("events", JsonArray.of(wanted)));
    }
    assertThat(told).hasSize(2);
  }

  @Test
  void a_channel_that_does_not_work_is_named_and_the_next_is_told() {
    tell(
        new Event.CommandStarted("run", null),
        plugin("broken"),
        plugin("buggy"),
        plugin("absent"),
        http("/500"),
        JsonObject.of("type", "http", "url", "http://127.0.0.1:1/"),
        JsonObject.of("type", "http"),
        JsonObject.of("type", "pigeon"),
        plugin("here"));
    assertThat(told).hasSize(1);
    assertThat(logged)
        .anySatisfy(line -> assertThat(line).endsWith("plugin 'absent'"))
        .anySatisfy(line -> assertThat(line).endsWith("must be http or plugin, not 'pigeon'"))
        .anySatisfy(line -> assertThat(line).isEqualTo("WARNING nobody there"))
        .anySatisfy(line -> assertThat(line).contains("telling of run-started failed", "oops"))
        .anySatisfy(line -> assertThat(line).endsWith("failed with status 500"))
        .anySatisfy(line -> assertThat(line).contains("'http://127.0.0.1:1/'"))
        .anySatisfy(line -> assertThat(line).endsWith("type http needs a url"))
        .hasSize(7);
  }

  @Test
  void an_interrupted_run_is_news_too() {
    Thread.currentThread().interrupt();
    tell(new Event.CommandEnded("run", "failed", JOURNAL, null), http("/n"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(heard).hasSize(1);
  }
}

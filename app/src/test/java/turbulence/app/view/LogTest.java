package turbulence.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.app.cli.Stage;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Events;
import turbulence.experiment.event.Level;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Kind;
import turbulence.experiment.world.World;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class LogTest {
  @TempDir Path root;
  private Stage stage;
  private final Events events = new Events();

  @BeforeEach
  void open() {
    stage = new Stage(root);
  }

  private static String stamp() {
    return new Stamps(TimeZone.getDefault()).of(Stage.NOW.toEpochMilli());
  }

  @Test
  void lines_on_the_console_are_as_recorded() {
    events.add(new TextLog(stage.world(), false));
    events.debug("unseen");
    events.info("Probe: h");
    events.error("two\nlines");
    assertThat(stage.err())
        .isEqualTo("[%1$s INFO] Probe: h\n[%1$s ERROR] two\n    lines\n".formatted(stamp()));
  }

  @Test
  void verbose_lines_say_where_they_come_from() {
    events.add(new TextLog(stage.world(), true));
    events.debug("Loading secrets...");
    events.info("Running experiment: T");
    events.warning("something of ours");
    assertThat(stage.err().lines().map(line -> line.substring(21)))
        .containsExactly(
            " DEBUG] [secret:79] Loading secrets...".substring(1),
            "INFO] [run:446] Running experiment: T",
            "WARNING] [turbulence:0] something of ours");
  }

  @Test
  void lines_in_colour_end_it_after_the_stamp() {
    events.add(new TextLog(stage.inColour().world(), false));
    events.warning("careful");
    events.critical("bad");
    assertThat(stage.err())
        .isEqualTo(
            "\u001b[33m[%1$s WARNING]\u001b[39m careful\n\u001b[31m[%1$s CRITICAL]\u001b[39m bad\n"
                .formatted(stamp()));
  }

  @Test
  void json_lines_have_the_recorded_keys() throws JsonMalformed {
    events.add(new JsonLog(stage.world(), false));
    events.debug("unseen");
    events.info("Action: do \"it\"\n");
    events.info("again");
    List<String> lines = stage.err().lines().toList();
    JsonObject line = (JsonObject) JsonReader.read(lines.getFirst());
    assertThat(line.names())
        .containsExactly(
            "context_id",
            "process",
            "asctime",
            "levelname",
            "module",
            "lineno",
            "message",
            "timestamp");
    assertThat(line.text("asctime")).hasValue(stamp() + ",572");
    assertThat(line.text("timestamp")).hasValue("2026-11-21T05:40:02.572537+00:00");
    assertThat(line.text("levelname")).hasValue("INFO");
    assertThat(line.text("module")).hasValue("activity");
    assertThat(line.get("lineno")).isEqualTo(new JsonNumber(233));
    assertThat(line.text("message")).hasValue("Action: do \"it\"\n");
    assertThat(((JsonObject) JsonReader.read(lines.get(1))).text("context_id"))
        .isEqualTo(line.text("context_id"));
  }

  private World at(long[] nanos) {
    World world = stage.world();
    return new World(
        world.clock(),
        () -> nanos[0],
        world.random(),
        world.sleeper(),
        world.environment(),
        world.root(),
        world.dial(),
        world.output());
  }

  @Test
  void the_file_is_written_in_gulps_that_end_with_a_warning_or_half_a_second() throws IOException {
    Path path = root.resolve("x.log");
    long[] nanos = {0};
    try (FileLog log = FileLog.open(path, Level.DEBUG, at(nanos))) {
      events.add(log);
      events.info("one");
      assertThat(path).isEmptyFile();
      events.warning("two");
      assertThat(Files.readAllLines(path)).hasSize(2);
      events.debug("three");
      assertThat(Files.readAllLines(path)).hasSize(2);
      nanos[0] = Duration.ofMillis(600).toNanos();
      events.debug("four");
      assertThat(Files.readAllLines(path)).hasSize(4);
      events.debug("five");
    }
    assertThat(Files.readAllLines(path)).hasSize(5);
    assertThat(Files.readAllLines(path).getFirst())
        .isEqualTo("[" + stamp() + " INFO] [turbulence:0] one");
  }

  @Test
  void the_file_is_written_before_something_that_may_take_long() throws IOException {
    Path path = root.resolve("x.log");
    long[] nanos = {0};
    Activity activity = Steps.step("a", Kind.ACTION);
    try (FileLog log = FileLog.open(path, Level.INFO, at(nanos))) {
      events.add(log);
      events.info("one");
      events.tell(new Event.ActivityStarted(Event.Phase.METHOD, activity));
      assertThat(path).isEmptyFile();
      nanos[0] = Duration.ofMillis(60).toNanos();
      events.tell(new Event.ActivityStarted(Event.Phase.METHOD, activity));
      assertThat(Files.readAllLines(path)).hasSize(1);
      events.info("two");
      events.tell(new Event.PauseStarted(Event.Phase.METHOD, activity, true, Duration.ofHours(1)));
      assertThat(Files.readAllLines(path)).hasSize(2);
    }
  }

  @Test
  void the_file_is_appended_to_by_interrupted_threads_too_and_takes_lines_of_any_length()
      throws IOException {
    Path path = root.resolve("x.log");
    Files.writeString(path, "old\n");
    try (FileLog log = FileLog.open(path, Level.INFO, at(new long[1]))) {
      events.add(log);
      Thread.currentThread().interrupt();
      events.info("é".repeat(100_000));
      events.warning("after");
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(Files.readAllLines(path))
        .hasSize(3)
        .endsWith("[" + stamp() + " WARNING] [turbulence:0] after");
  }
}

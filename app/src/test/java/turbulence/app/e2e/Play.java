package turbulence.app.e2e;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import turbulence.app.cli.Face;
import turbulence.app.cli.Host;
import turbulence.app.cli.Turbulence;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// One exercise on a cluster: its namespace, what has to be there, the run, and what is left.
final class Play {
  private final Ground ground;
  private final Exercise exercise;
  private final Path folder;
  private final String namespace;
  private final Stops stops;
  private Path file = Path.of("");
  private Reach reach = Reach.NOWHERE;

  Play(Ground ground, Exercise exercise, Path folder, String namespace, Stops stops) {
    this.ground = ground;
    this.exercise = exercise;
    this.folder = folder;
    this.namespace = namespace;
    this.stops = stops;
  }

  Exercise exercise() {
    return exercise;
  }

  /// Whether it may touch what others have, so that nothing else may run beside it.
  boolean isWide() {
    return reach.isWide();
  }

  /// Why it cannot be played here; empty when it can.
  String whyNot() throws Exception {
    if (exercise.asksPrometheus() && !ground.hasPrometheus()) {
      return "it asks a Prometheus: PROMETHEUS_URL names none";
    }
    file = exercise.copied(folder, ground, namespace);
    Printed rights = turbulence(Host.NONE, "rights", "--json", file.toString());
    if (rights.code() != 0) {
      throw new AssertionError(rights.text());
    }
    String text = rights.text().substring(rights.text().indexOf('{'));
    reach = Reach.of((JsonObject) JsonReader.read(text));
    return reach.whyNot(exercise, ground);
  }

  /// Plays it. Whatever comes of it, nothing that was made for it stays.
  Outcome play() throws InterruptedException {
    Made made = new Made(ground);
    Outcome outcome;
    try {
      stops.check();
      List<String> scenarios = exercise.asksPrometheus() ? List.of() : exercise.scenarios();
      new Stage(ground, namespace, made).furnish(scenarios, reach.isWide(), stops);
      outcome = run();
    } catch (InterruptedException e) {
      outcome = Outcome.left(exercise, "it was stopped");
    } catch (Exception | AssertionError e) {
      outcome = Outcome.failed(exercise, "could not be played: " + e, "");
    }
    List<String> left = made.delete();
    return left.isEmpty()
        ? outcome
        : Outcome.failed(exercise, "something is left behind", String.join("\n", left));
  }

  private Outcome run() throws Exception {
    String text = file.toString();
    Printed run = turbulence(stops.host(), "run", "--journal-path", "journal.json", text);
    Printed recovered = turbulence(Host.NONE, "recover", "--yes");
    Files.writeString(folder.resolve("said.txt"), run.text() + recovered.text());
    if (stops.isStopped()) {
      return Outcome.left(exercise, "it was stopped");
    }
    if (run.code() != exercise.code()) {
      String why = "ended with " + run.code() + ", not " + exercise.code();
      return Outcome.failed(exercise, why, run.text());
    }
    if (!recovered.text().contains("Nothing to put back")) {
      return Outcome.failed(exercise, "left something to put back", recovered.text());
    }
    return Outcome.passed(exercise);
  }

  private record Printed(int code, String text) {}

  private Printed turbulence(Host host, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        new Turbulence(Face.named(""), ground.world(folder, namespace, out), host).run(words);
    return new Printed(code, out.toString(StandardCharsets.UTF_8));
  }
}

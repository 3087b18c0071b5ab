package turbulence.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.builtin.BuiltIn;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Events;
import turbulence.experiment.event.Level;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.Plugins;
import turbulence.experiment.model.Dry;
import turbulence.experiment.model.Limits;
import turbulence.experiment.run.play.PlayExtension;
import turbulence.experiment.settings.Settings;
import turbulence.experiment.world.FakeWorld;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// An experiment played by the real engine in a fake world, and what came of it.
final class Played {
  final FakeWorld fake = new FakeWorld();
  final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  final Engine engine;
  private final Path home;
  private Engine.Result result;

  private Played(Path home, Settings settings) {
    this.home = home;
    World world = fake.world(home, Map.of("HOME", home.toString(), "PATH", "/usr/bin:/bin"));
    Events told = new Events();
    told.add(this::hear);
    List<Extension> extensions = new ArrayList<>(BuiltIn.extensions());
    extensions.add(new PlayExtension());
    Catalog catalog = new Catalog(extensions, Plugins.NONE);
    engine =
        new Engine(new Engine.Surroundings(world, settings, catalog, told, Level.INFO, "1.2.3"));
  }

  private void hear(Event event) {
    events.add(event);
    if (event instanceof Event.Logged logged && logged.level() != Level.DEBUG) {
      lines.add(logged.level() + " " + logged.text());
    }
  }

  /// With settings, single quotes standing for double ones.
  static Played in(Path home, String settings) {
    try {
      return new Played(
          home, new Settings((JsonObject) JsonReader.read(settings.replace('\'', '"'))));
    } catch (JsonMalformed e) {
      throw new AssertionError(e);
    }
  }

  static Played in(Path home) {
    return new Played(home, Settings.NONE);
  }

  /// Plays what is written, single quotes standing for double ones.
  Played play(String experiment) {
    return play(experiment, UnaryOperator.identity());
  }

  Played play(String experiment, UnaryOperator<RunRequest> asked) {
    return play(experiment, asked, null);
  }

  /// Plays what is written, asking somebody.
  Played play(String experiment, UnaryOperator<RunRequest> asked, @Nullable Consent consent) {
    try {
      Files.writeString(home.resolve("exp.json"), experiment.replace('\'', '"'));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    result = engine.run(asked.apply(request()), consent);
    return this;
  }

  /// What a run would do.
  Engine.Planned plan(String experiment) {
    try {
      Files.writeString(home.resolve("exp.json"), experiment.replace('\'', '"'));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return engine.plan(request());
  }

  private static RunRequest request() {
    return RunRequest.usual("exp.json", Path.of("journal.json")).with(7);
  }

  static UnaryOperator<RunRequest> limits(Limits limits) {
    return asked -> asked.with(limits);
  }

  static UnaryOperator<RunRequest> dry(Dry dry) {
    return asked -> asked.with(dry);
  }

  Engine.Result result() {
    return result;
  }

  JsonObject journal() {
    if (result.journal() == null) {
      throw new AssertionError("no journal: " + result.problems());
    }
    return result.journal();
  }

  /// Status, and `deviated` when it is.
  String ending() {
    boolean deviated = "true".equals(String.valueOf(journal().get("deviated")));
    return journal().text("status").orElse("null") + (deviated ? " deviated" : "");
  }

  /// Each activity of a part as `name status`.
  List<String> activities(String part) {
    List<String> activities = new ArrayList<>();
    for (Json entry : journal().array(part)) {
      JsonObject run = (JsonObject) entry;
      activities.add(
          run.object("activity").text("name").orElse("")
              + " "
              + run.text("status").orElse("cut off"));
    }
    return activities;
  }

  JsonObject entry(String part, int index) {
    JsonArray entries = journal().array(part);
    return (JsonObject) entries.get(index);
  }

  Duration elapsed() {
    return fake.elapsed();
  }
}

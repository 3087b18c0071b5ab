package turbulence.app.golden.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The lines of the controls, as the recorded ones wrote them.
final class ControlLog {
  private ControlLog() {}

  static synchronized void write(Scope scope, String line) {
    Path log = scope.world().resolve("ctl.log");
    try {
      Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The moment's name, and the name or title of what it is about.
  static String about(Moment moment) {
    return switch (moment) {
      case Moment.OfLoading loading -> "loading " + loading.source();
      case Moment.OfExperiment of -> "experiment " + of.experiment().title();
      case Moment.OfHypothesis of -> "hypothesis " + of.hypothesis().title();
      case Moment.OfMethod of -> "method " + of.experiment().title();
      case Moment.OfRollbacks of -> "rollback " + of.experiment().title();
      case Moment.OfActivity of -> "activity " + of.activity().name();
    };
  }

  static String seen(@Nullable Json state) {
    return switch (state) {
      case JsonObject object ->
          "status=%s met=%s"
              .formatted(python(object.get("status")), python(object.get("steady_state_met")));
      case JsonArray array -> "runs=" + array.size();
      case null, default -> "nothing";
    };
  }

  static String python(@Nullable Json value) {
    return switch (value) {
      case JsonText text -> text.value();
      case JsonBool flag -> flag.equals(Json.of(true)) ? "True" : "False";
      case null -> "None";
      default -> value.toString();
    };
  }
}

package turbulence.experiment.run;

import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.python.PythonText;
import turbulence.experiment.resolve.Substitution;
import turbulence.experiment.resolve.Unresolved;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Puts values where an author wrote `${name}` or `${outputs[...]}`; an output that is not there
/// fails the activity that wants it.
final class Filler {
  private final Substitution substitution;

  Filler(Substitution substitution) {
    this.substitution = substitution;
  }

  Json arguments(Json written) throws ActivityFailed {
    try {
      return substitution.inArguments(written).value();
    } catch (Unresolved e) {
      throw failed(e);
    }
  }

  JsonObject object(JsonObject written) throws ActivityFailed {
    return arguments(written) instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  Json value(Json written) throws ActivityFailed {
    try {
      return substitution.in(written).value();
    } catch (Unresolved e) {
      throw failed(e);
    }
  }

  String text(String written) throws ActivityFailed {
    return PythonText.str(value(new JsonText(written)));
  }

  /// The value with whatever is secret in it covered.
  Json shown(Json written) throws ActivityFailed {
    try {
      return substitution.in(written).masked();
    } catch (Unresolved e) {
      throw failed(e);
    }
  }

  String url(String written) throws ActivityFailed {
    try {
      return PythonText.str(substitution.inUrl(written).value());
    } catch (Unresolved e) {
      throw failed(e);
    }
  }

  private static ActivityFailed failed(Unresolved e) {
    return new ActivityFailed(String.valueOf(e.getMessage()), e);
  }
}

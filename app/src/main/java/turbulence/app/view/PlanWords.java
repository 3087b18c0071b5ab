package turbulence.app.view;

import java.util.Map;
import turbulence.experiment.model.Restore;
import turbulence.experiment.model.RollbackStrategy;
import turbulence.experiment.model.Strategy;
import turbulence.experiment.preview.Foreseen;
import turbulence.experiment.preview.Outlook;
import turbulence.experiment.preview.Preview;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// How a plan says things.
final class PlanWords {
  private PlanWords() {}

  static String of(Strategy strategy) {
    return switch (strategy) {
      case DEFAULT -> "checked before and after the method";
      case BEFORE_METHOD -> "checked before the method only";
      case AFTER_METHOD -> "checked after the method only";
      case DURING_METHOD -> "checked while the method lasts";
      case CONTINUOUSLY -> "checked before the method, while it lasts, and after it";
      case SKIP -> "not checked";
    };
  }

  static String of(RollbackStrategy strategy) {
    return switch (strategy) {
      case DEFAULT, ALWAYS -> "played whatever the ending";
      case NEVER -> "not played";
      case DEVIATED -> "played when the system did not hold";
    };
  }

  static String of(Restore restore) {
    return switch (restore) {
      case ALWAYS -> "what the run changed and is still changed is put back";
      case CUT_SHORT -> "changes stay, unless the run is cut short";
      case NEVER -> "changes stay until `turbulence undo --last`";
    };
  }

  static String arguments(JsonObject arguments) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Json> argument : arguments) {
      Json value = argument.getValue();
      text.append(text.isEmpty() ? "" : ", ").append(argument.getKey()).append(": ");
      text.append(value instanceof JsonText plain ? plain.value() : value.toString());
    }
    return text.toString();
  }

  static String verdict(Preview preview) {
    long blocked = preview.activities().stream().filter(Foreseen::isInTheWay).count();
    if (blocked > 0) {
      return counted(blocked, "activity", "activities") + " would fail or be refused";
    }
    return "Nothing is known to be in the way of a run";
  }

  /// How much is not known; empty when all is.
  static String doubt(Preview preview) {
    long unknown =
        preview.activities().stream()
            .map(Foreseen::outlook)
            .filter(each -> each == Outlook.UNKNOWN || each == Outlook.KNOWN_LATER)
            .count();
    String opaque =
        unknown == 0
            ? ""
            : "Nobody can look into "
                + counted(unknown, "activity", "activities")
                + ": programs, requests, what comes later.";
    return (opaque + " " + preview.drift()).strip();
  }

  private static String counted(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}

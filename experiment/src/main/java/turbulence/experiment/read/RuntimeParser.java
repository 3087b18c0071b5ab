package turbulence.experiment.read;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.model.OnLostFault;
import turbulence.experiment.model.Restore;
import turbulence.experiment.model.RollbackStrategy;
import turbulence.experiment.model.RuntimeChoice;
import turbulence.experiment.model.Strategy;
import turbulence.experiment.words.Nearest;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Reads `runtime`, in an experiment and in the settings.
public final class RuntimeParser {
  /// Whoever misspells one of these would believe to be guarded.
  private static final Set<String> GUARDS = Set.of("limits", "safety", "require");

  private RuntimeParser() {}

  /// What it says; null when there is no such block.
  static @Nullable RuntimeChoice parse(Fields owner) {
    return owner.get("runtime") == null
        ? null
        : parse(owner.object("runtime"), owner.place().field("runtime"), owner.problems());
  }

  public static RuntimeChoice parse(JsonObject runtime, TreePath place, Problems problems) {
    Fields fields = new Fields(runtime, place, problems);
    fields.knowOnly(Vocabulary.RUNTIME, GUARDS);
    boolean detailed = fields.get("restore") instanceof JsonObject;
    return new RuntimeChoice(
        strategy(fields),
        rollbacks(fields),
        detailed ? mode(inner(fields, "restore")) : restore(fields),
        detailed ? within(fields) : null,
        LimitsParser.parse(fields),
        onLostFault(fields),
        SafetyParser.parse(fields));
  }

  private static @Nullable Strategy strategy(Fields fields) {
    Fields inner = inner(fields, "hypothesis");
    if (inner.get("strategy") == null) {
      return null;
    }
    String word = inner.text("strategy", "default");
    Strategy strategy = strategy(word);
    if (strategy == null) {
      List<String> words = Word.all(Strategy.values(), Strategy::word);
      inner.error(
          "strategy",
          "must be one of "
              + String.join(", ", words)
              + ", not '"
              + word
              + "'"
              + Nearest.hint(word, words),
          null);
    }
    return strategy;
  }

  /// The strategy of that word, an old misspelling included; null when there is none.
  public static @Nullable Strategy strategy(String word) {
    return "continously".equals(word) || "continuous".equals(word)
        ? Strategy.CONTINUOUSLY
        : Word.find(Strategy.values(), Strategy::word, word);
  }

  /// An unknown word must not cost anybody the rollbacks, so it is only a warning.
  private static @Nullable RollbackStrategy rollbacks(Fields fields) {
    Fields inner = inner(fields, "rollbacks");
    if (inner.get("strategy") == null) {
      return null;
    }
    String word = inner.text("strategy", "default");
    RollbackStrategy strategy = Word.find(RollbackStrategy.values(), RollbackStrategy::word, word);
    if (strategy == null) {
      List<String> words = Word.all(RollbackStrategy.values(), RollbackStrategy::word);
      fields
          .problems()
          .warning(
              inner.place().field("strategy"),
              "is not one of "
                  + String.join(", ", words)
                  + "; rollbacks are played as by default"
                  + Nearest.hint(word, words));
    }
    return strategy;
  }

  private static @Nullable Restore restore(Fields fields) {
    return fields.get("restore") == null ? null : word(fields, "restore");
  }

  private static @Nullable Restore mode(Fields restore) {
    return restore.get("strategy") == null ? null : word(restore, "strategy");
  }

  private static @Nullable Duration within(Fields fields) {
    Fields restore = inner(fields, "restore");
    Json written = restore.get("within");
    Duration time = written == null ? null : Durations.parse(written);
    if (written != null && time == null) {
      restore.wrong("within", "a time such as 30s", written);
    }
    return time;
  }

  private static @Nullable Restore word(Fields fields, String name) {
    String word = fields.text(name, "always");
    Restore restore = Word.find(Restore.values(), Restore::word, word);
    if (restore == null) {
      fields.error(
          name,
          "must be one of "
              + String.join(", ", Word.all(Restore.values(), Restore::word))
              + ", not '"
              + word
              + "'",
          null);
    }
    return restore;
  }

  private static @Nullable OnLostFault onLostFault(Fields fields) {
    if (fields.get("on_lost_fault") == null) {
      return null;
    }
    String word = fields.text("on_lost_fault", "fail");
    OnLostFault meaning = Word.find(OnLostFault.values(), OnLostFault::word, word);
    if (meaning == null) {
      fields.error("on_lost_fault", "must be fail or continue, not '" + word + "'", null);
    }
    return meaning;
  }

  private static Fields inner(Fields fields, String name) {
    Fields inner = new Fields(fields.object(name), fields.place().field(name), fields.problems());
    inner.knowOnly(
        name.equals("restore") ? Vocabulary.RUNTIME_RESTORE : Vocabulary.RUNTIME_STRATEGY);
    return inner;
  }
}

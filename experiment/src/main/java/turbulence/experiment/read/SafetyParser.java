package turbulence.experiment.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.model.OnClaimed;
import turbulence.experiment.model.Safeguard;
import turbulence.experiment.model.Safety;
import turbulence.experiment.words.Nearest;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonText;

/// Reads `safety` and `require`, in the `runtime` of an experiment and of the settings.
final class SafetyParser {
  private SafetyParser() {}

  static Safety parse(Fields runtime) {
    if (runtime.get("safety") == null && runtime.get("require") == null) {
      return Safety.OPEN;
    }
    Fields safety =
        new Fields(runtime.object("safety"), runtime.place().field("safety"), runtime.problems());
    safety.allowOnly(Vocabulary.RUNTIME_SAFETY);
    return new Safety(namespace(safety), onClaimed(safety), required(runtime));
  }

  private static @Nullable String namespace(Fields safety) {
    Json written = safety.get("namespace");
    if (written == null) {
      return null;
    }
    String name = written instanceof JsonText text ? text.value() : "";
    if (!LimitsParser.isNamespace(name)) {
      safety.wrong("namespace", "the name of a namespace", written);
    }
    return name;
  }

  private static @Nullable OnClaimed onClaimed(Fields safety) {
    if (safety.get("on_claimed") == null) {
      return null;
    }
    String word = safety.text("on_claimed", "fail");
    OnClaimed meaning = Word.find(OnClaimed.values(), OnClaimed::word, word);
    if (meaning == null) {
      safety.error("on_claimed", "must be fail or wait, not '" + word + "'", null);
    }
    return meaning;
  }

  private static List<Safeguard> required(Fields runtime) {
    List<Safeguard> required = new ArrayList<>();
    JsonArray written = runtime.array("require");
    for (int i = 0; i < written.size(); i++) {
      Json item = written.get(i);
      String word = item instanceof JsonText text ? text.value() : "";
      Safeguard safeguard = Word.find(Safeguard.values(), Safeguard::word, word);
      if (safeguard == null) {
        List<String> words = Word.all(Safeguard.values(), Safeguard::word);
        runtime
            .problems()
            .error(
                runtime.place().field("require").item(i),
                "must be one of "
                    + String.join(", ", words)
                    + ", not "
                    + Fields.shown(item)
                    + Nearest.hint(word, words));
      } else {
        required.add(safeguard);
      }
    }
    return required;
  }
}

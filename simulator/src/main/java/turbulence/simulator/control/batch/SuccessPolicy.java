package turbulence.simulator.control.batch;

import java.util.List;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;

/// When a Job with numbered completions has succeeded early, as its `successPolicy` says.
final class SuccessPolicy {
  private SuccessPolicy() {}

  /// Which rule holds, in words.
  static Optional<String> met(JobSpec spec, Indexes succeeded) {
    List<JsonObject> rules = Fields.objects(spec.json().object("successPolicy"), "rules");
    int completions = (int) spec.completions().orElse(0);
    for (int i = 0; i < rules.size() && !succeeded.isEmpty(); i++) {
      if (holds(rules.get(i), succeeded, completions)) {
        return Optional.of("Matched rules at index " + i);
      }
    }
    return Optional.empty();
  }

  private static boolean holds(JsonObject rule, Indexes succeeded, int completions) {
    long enough = Fields.whole(rule, "succeededCount", Long.MAX_VALUE);
    if (!rule.has("succeededIndexes")) {
      return succeeded.count() >= enough;
    }
    Indexes wanted = Indexes.parse(Fields.text(rule, "succeededIndexes"), completions);
    int common = wanted.common(succeeded);
    return !wanted.isEmpty() && (common == wanted.count() || common >= enough);
  }
}

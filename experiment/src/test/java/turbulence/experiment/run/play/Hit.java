package turbulence.experiment.run.play;

import java.util.List;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.json.Json;

/// Hits what it was told to, each written as `pod shop/web-1` or `node n1`.
public record Hit(List<String> targets) implements Action {
  @Override
  public Prepared prepare(Scope scope) {
    List<Target> all = targets.stream().map(Hit::target).toList();
    return Prepared.of(all, () -> Json.of("hit " + all.size()));
  }

  private static Target target(String words) {
    int blank = words.indexOf(' ');
    int slash = words.indexOf('/');
    return slash < 0
        ? Target.of(words.substring(0, blank), words.substring(blank + 1))
        : new Target(
            words.substring(0, blank),
            words.substring(blank + 1, slash),
            words.substring(slash + 1));
  }
}

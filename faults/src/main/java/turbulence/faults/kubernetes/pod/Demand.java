package turbulence.faults.kubernetes.pod;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// What every one of some pods has to be.
@FunctionalInterface
interface Demand {

  /// What is wrong with a pod, in words; null when nothing is.
  @Nullable String wrong(JsonObject pod);

  /// Whether there are pods and nothing is wrong with any.
  ///
  /// @param raises whether to fail, with what is wrong with the first, instead of giving false
  default Json on(Pods pods, boolean raises) throws ActivityFailed, InterruptedException {
    First first = new First();
    pods.each(pod -> {
      first.seen = true;
      if (first.wrong == null) {
        first.wrong = wrong(pod);
      }
    });
    String wrong = first.seen ? first.wrong : "no pods '" + pods.labels() + "' were found";
    if (wrong != null && raises) {
      throw new ActivityFailed(wrong);
    }
    return Json.of(wrong == null);
  }

  /// What came up first.
  final class First {
    private boolean seen;
    private @Nullable String wrong;

    private First() {}
  }
}

package turbulence.faults.kubernetes.chaosmesh.stress;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Min;
import turbulence.json.JsonObject;

/// How much memory is taken.
record Memory(
    @About("How many workers take memory.") @Min(1) @Nullable Integer workers,
    @About("How much in all, such as `256MB` or `25%`.") @Nullable String size,
    @About("The score by which the kernel picks whom to end when memory runs out, -1000 to 1000.")
        @Nullable Integer oomScore,
    @About("How long it takes to reach that size, such as `10s`.")
        @Nullable String timeToGetToSize) {

  /// What is not said is left out: the kind knows no nulls.
  JsonObject json() {
    JsonObject.Builder json = JsonObject.builder();
    put(json, "workers", workers);
    put(json, "size", size);
    put(json, "time", timeToGetToSize);
    put(json, "oomScoreAdj", oomScore);
    return json.build();
  }

  private static void put(JsonObject.Builder json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}

package turbulence.experiment.journal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// One check of the hypothesis: its probes so far and whether it was met. Shared between threads.
public final class SteadyState {
  private final List<RunEntry> probes = new ArrayList<>();
  private @Nullable Boolean met;

  public synchronized void add(RunEntry probe) {
    probes.add(probe);
  }

  public synchronized void met(boolean newMet) {
    met = newMet;
  }

  public synchronized boolean isMet() {
    return Boolean.TRUE.equals(met);
  }

  public synchronized boolean isMissed() {
    return Boolean.FALSE.equals(met);
  }

  /// Whether a probe could not even answer.
  public synchronized boolean hasFailedProbe() {
    return probes.stream().anyMatch(probe -> !"succeeded".equals(probe.status()));
  }

  /// The name of the probe that was asked last.
  public synchronized String lastProbe() {
    return probes.isEmpty() ? "" : probes.getLast().name();
  }

  public synchronized JsonObject json() {
    List<Json> entries = new ArrayList<>();
    probes.forEach(probe -> entries.add(probe.json()));
    return JsonObject.of("steady_state_met", met, "probes", new JsonArray(entries));
  }
}

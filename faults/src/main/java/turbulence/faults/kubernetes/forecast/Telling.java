package turbulence.faults.kubernetes.forecast;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecast;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;

/// A forecast while it is put together. What cannot be read leaves the rest standing.
final class Telling {
  private final List<String> effects = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final List<String> lasting = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  /// Reads something and tells of it.
  @FunctionalInterface
  interface Reading {
    void read() throws ClusterFailed, ActivityFailed, InterruptedException;
  }

  /// @param what is not known when the reading fails
  void about(String what, Reading reading) throws ActivityFailed, InterruptedException {
    try {
      reading.read();
    } catch (ClusterFailed e) {
      if (e.reason().equals("UNREACHABLE")) {
        throw Clusters.failed(e); // then there is nothing else to be read either
      }
      unknown.add(what + ": " + e.words());
    }
  }

  void effect(String text) {
    effects.add(text);
  }

  void refusal(String text) {
    refusals.add(text);
  }

  void lasting(String text) {
    lasting.add(text);
  }

  void unknown(String text) {
    unknown.add(text);
  }

  Forecast forecast() {
    return new Forecast(effects, refusals, lasting, unknown);
  }
}

package turbulence.faults.kubernetes.forecast;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecast;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;

/// A forecast while it is put together. What cannot be read leaves the rest standing.
public final class Telling {
  private final List<String> effects = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final List<String> lasting = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  /// Reads something and tells of it.
  @FunctionalInterface
  public interface Reading {
    void read() throws ClusterFailed, ActivityFailed, InterruptedException;
  }

  /// @param what is not known when the reading fails
  public void about(String what, Reading reading) throws ActivityFailed, InterruptedException {
    try {
      reading.read();
    } catch (ClusterFailed e) {
      if (e.reason().equals("UNREACHABLE")) {
        throw Clusters.failed(e); // then there is nothing else to be read either
      }
      unknown.add(what + ": " + e.words());
    }
  }

  public void effect(String text) {
    effects.add(text);
  }

  public void refusal(String text) {
    refusals.add(text);
  }

  public void lasting(String text) {
    lasting.add(text);
  }

  public void unknown(String text) {
    unknown.add(text);
  }

  public Forecast forecast() {
    return new Forecast(effects, refusals, lasting, unknown);
  }
}

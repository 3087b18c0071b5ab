package turbulence.faults.prometheus;

import java.util.List;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Extension;

/// The table of contents of what Chaos Toolkit has for Prometheus.
public final class PrometheusExtension implements Extension {
  @Override
  public String prefix() {
    return "chaosprometheus";
  }

  @Override
  public String distribution() {
    return "chaostoolkit-prometheus";
  }

  @Override
  public List<Class<? extends Capability>> capabilities() {
    return List.of(Query.class, QueryInterval.class, ComputeMean.class, NodesCpuUsageMean.class);
  }

  @Override
  public List<Class<? extends Control>> controls() {
    return List.of(Metrics.class);
  }
}

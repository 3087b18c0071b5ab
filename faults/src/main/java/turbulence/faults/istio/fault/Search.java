package turbulence.faults.istio.fault;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.select.Names;
import turbulence.faults.kubernetes.select.Namespaces;
import turbulence.json.JsonObject;

/// Which VirtualServices are meant, by where they are, their names and their labels.
record Search(
    Namespaces namespaces,
    Names names,
    @About("Labels that they have, such as `app=web`.") @Nullable String labelSelector) {
  private static final Resource KIND = Where.resource("networking.istio.io/v1alpha3");

  Search {
    if (labelSelector != null && labelSelector.isBlank()) {
      throw new IllegalArgumentException("label_selector is empty; leave it out to mean any");
    }
  }

  List<Need> changing() {
    List<Need> needs = new ArrayList<>(namespaces.finding(KIND));
    needs.addAll(namespaces.needs("patch", KIND));
    return needs;
  }

  /// Those that send requests of HTTP on; never none.
  List<VirtualService> read(Cluster cluster) throws ActivityFailed, InterruptedException {
    Listing listing = KIND.everywhere();
    List<JsonObject> there = new ArrayList<>();
    try {
      namespaces.read(
          cluster, labelSelector == null ? listing : listing.labels(labelSelector), there::add);
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
    List<VirtualService> found = new ArrayList<>();
    Names.Fit fit = names.fit();
    for (JsonObject each : there) {
      JsonObject metadata = each.object("metadata");
      String name = metadata.text("name").orElse("");
      VirtualService service =
          new VirtualService(KIND.ref(metadata.text("namespace").orElse(""), name), each);
      if (fit.isFor(name) && !service.sending().isEmpty()) {
        found.add(service);
      }
    }
    if (found.isEmpty()) {
      throw new ActivityFailed("no VirtualService that sends requests on is selected");
    }
    return found;
  }
}

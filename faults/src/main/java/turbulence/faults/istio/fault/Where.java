package turbulence.faults.istio.fault;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Refused;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.JsonObject;

/// Where a VirtualService is, and in which version it is spoken of.
record Where(
    @About("Its namespace.") @Default("\"default\"") String ns,
    @About("The version of Istio's API to speak.") @Default("\"networking.istio.io/v1alpha3\"")
        String version) {
  Where {
    int slash = version.indexOf('/');
    if (slash <= 0 || slash != version.lastIndexOf('/') || slash == version.length() - 1) {
      throw new IllegalArgumentException(
          "'version' must be a group and a version, such as networking.istio.io/v1, not '"
              + version
              + "'");
    }
    if (ns.isEmpty()) {
      throw new IllegalArgumentException("'ns' is empty, so it names no namespace");
    }
  }

  Ref ref(String name) throws ActivityFailed {
    if (name.isEmpty()) {
      throw new ActivityFailed("'virtual_service_name' is empty");
    }
    return resource().ref(ns, name);
  }

  private Resource resource() {
    return resource(version);
  }

  static Resource resource(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    String group = apiVersion.substring(0, slash);
    return new Resource(group, apiVersion.substring(slash + 1), "virtualservices", true);
  }

  Need needs(String verb, String name) {
    return Need.of(verb, resource(), ns).on(name);
  }

  List<Need> changing(String name) {
    return List.of(needs("get", name), needs("patch", name));
  }

  VirtualService read(Cluster cluster, String name) throws ActivityFailed, InterruptedException {
    Ref ref = ref(name);
    try {
      JsonObject live = cluster.get(ref);
      return new VirtualService(ref, live);
    } catch (ClusterFailed e) {
      if (e.isNotFound() && e.status().isEmpty()) {
        throw new ActivityFailed(
            cluster + " knows no " + ref.resource() + " of " + version + ": is Istio there?", e);
      }
      String wrong = e.isNotFound() ? "does not exist" : "cannot be read";
      throw Refused.briefly("Virtual Service '" + name + "' " + wrong, e);
    }
  }
}

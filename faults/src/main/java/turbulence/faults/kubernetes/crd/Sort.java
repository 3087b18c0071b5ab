package turbulence.faults.kubernetes.crd;

import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;

/// A kind of objects, as paths of the API name it.
record Sort(
    @About("The group of its kind, such as `example.com`.") String group,
    @About("The version of its kind, such as `v1`.") String version,
    @About("The plural of its kind, such as `backups`.") String plural) {
  Sort {
    if (group.isEmpty() || version.isEmpty() || plural.isEmpty()) {
      throw new IllegalArgumentException(
          "'group', 'version' and 'plural' must say which kind it is, and none may be empty");
    }
  }

  Resource namespaced() {
    return new Resource(group, version, plural, true);
  }

  Resource ofCluster() {
    return new Resource(group, version, plural, false);
  }

  Ref in(String ns, String name) throws ActivityFailed {
    if (ns.isEmpty()) {
      throw new ActivityFailed("the namespace 'ns' is empty");
    }
    return named(namespaced(), ns, name);
  }

  Ref ofCluster(String name) throws ActivityFailed {
    return named(ofCluster(), "", name);
  }

  private static Ref named(Resource resource, String ns, String name) throws ActivityFailed {
    if (name.isEmpty()) {
      throw new ActivityFailed("the 'name' of the object is empty");
    }
    return resource.ref(ns, name);
  }
}

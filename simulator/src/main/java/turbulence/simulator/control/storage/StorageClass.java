package turbulence.simulator.control.storage;

import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;

/// Where volumes come from that nobody made by hand.
record StorageClass(String name, String provisioner, String reclaim, boolean waits) {
  static final Resource RESOURCE = new Resource("storage.k8s.io", "storageclasses");

  static Optional<StorageClass> find(Store store, String name) {
    return store.get(new Key(RESOURCE, name)).map(stored -> of(name, stored.object()));
  }

  private static StorageClass of(String name, JsonObject object) {
    return new StorageClass(
        name,
        Fields.text(object, "provisioner"),
        object.text("reclaimPolicy").orElse("Delete"),
        Fields.text(object, "volumeBindingMode").equals("WaitForFirstConsumer"));
  }

  /// Whether volumes of this class are made when somebody claims one; whoever the provisioner is,
  /// it is imitated.
  boolean provisions() {
    return !provisioner.equals("kubernetes.io/no-provisioner");
  }
}

package turbulence.simulator.api.admission;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.write.Admission;
import turbulence.simulator.api.write.Intent;
import turbulence.simulator.quantity.Quantity;
import turbulence.simulator.store.Clash;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Keeps out what exceeds a ResourceQuota of its namespace, and writes down what comes in. Shared
/// between threads.
public final class QuotaBook implements Admission {
  public static final Resource QUOTAS = new Resource("", "resourcequotas");
  private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

  private final Store store;
  private final InstantSource clock;
  private final ReentrantLock writing = new ReentrantLock();

  /// What was let in and may not be stored yet, by uid.
  private final Map<String, Arrival> arrivals = new ConcurrentHashMap<>();

  private record Arrival(Key key, JsonObject object, Instant at) {}

  public QuotaBook(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void review(Kind kind, JsonObject object, Intent intent) {
    JsonObject metadata = object.object("metadata");
    String namespace = Trees.text(metadata, "namespace");
    if (namespace.isEmpty() || store.snapshot(QUOTAS).all(namespace).isEmpty()) {
      return;
    }
    Key key = new Key(kind.resource(), namespace, Trees.text(metadata, "name"));
    writing.lock();
    try {
      List<Stored> charged = new ArrayList<>();
      for (Stored stored : store.snapshot(QUOTAS).all(namespace)) {
        Quota quota = new Quota(stored);
        if (quota.counts(kind.resource(), object)) {
          String complaint = quota.complaint(kind.resource(), object, usedOf(quota));
          if (!complaint.isEmpty()) {
            throw Refusals.forbidden(kind.resource(), key.name(), complaint);
          }
          charged.add(stored);
        }
      }
      if (!intent.dryRun() && !charged.isEmpty()) {
        Instant now = clock.instant();
        arrivals.put(Trees.text(metadata, "uid"), new Arrival(key, object, now));
        charged.forEach(quota -> charge(quota.key(), kind.resource(), object));
      }
    } finally {
      writing.unlock();
    }
  }

  /// What the quota's status says, or what is there when it says nothing yet.
  private Map<String, Quantity> usedOf(Quota quota) {
    Map<String, Quantity> used = Trees.amounts(quota.stored().status().object("used"));
    return used.keySet().containsAll(quota.hard().keySet()) ? used : used(quota.stored());
  }

  private void charge(Key key, Resource resource, JsonObject object) {
    while (true) {
      Stored stored = store.get(key).orElse(null);
      if (stored == null) {
        return;
      }
      Quota quota = new Quota(stored);
      Map<String, Quantity> used = new TreeMap<>(usedOf(quota));
      quota
          .masked(Usage.of(resource, object))
          .forEach((name, amount) -> used.merge(name, amount, Quantity::plus));
      try {
        Stored written = store.replace(stored, quota.with(used));
        assert written.revision() > stored.revision();
        return;
      } catch (Clash meanwhile) {
        // Somebody else wrote: once more.
      }
    }
  }

  /// How much of each hard limit is used: by what is stored, and by what is about to be.
  public Map<String, Quantity> used(Stored stored) {
    Quota quota = new Quota(stored);
    String namespace = stored.key().namespace();
    Map<String, Quantity> used = new TreeMap<>();
    Set<Resource> collections = new HashSet<>();
    for (String name : quota.hard().keySet()) {
      used.put(name, Quantity.ZERO);
      collections.add(Usage.collection(name));
    }
    for (Resource resource : collections) {
      store
          .snapshot(resource)
          .walk(
              namespace,
              null,
              each -> {
                add(used, quota, resource, each.object());
                return true;
              });
    }
    Instant limit = clock.instant().minus(ON_THE_WAY);
    arrivals.values().removeIf(each -> each.at.isBefore(limit) || store.get(each.key).isPresent());
    for (Arrival each : arrivals.values()) {
      if (each.key.namespace().equals(namespace)) {
        add(used, quota, each.key.resource(), each.object);
      }
    }
    return used;
  }

  private static void add(
      Map<String, Quantity> used, Quota quota, Resource resource, JsonObject object) {
    if (quota.counts(resource, object)) {
      Trees.add(used, quota.masked(Usage.of(resource, object)));
    }
  }

  /// The status that the quota should have.
  public JsonObject status(Stored quota) {
    JsonObject hard = quota.spec().object("hard");
    return JsonObject.of("hard", hard, "used", Trees.object(used(quota)));
  }
}

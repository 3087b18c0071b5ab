package turbulence.faults.kubernetes.safekeeping;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Charge;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// The lease of one run in one cluster, as its owner writes it. One thread at a time.
///
/// What is asked for stands under [Marks#CLAIMING] until the next write after it was won: until
/// then the lease's version is that of the claim, so that everybody sees which of two was first.
final class RunLease {
  static final Duration LASTS = Duration.ofSeconds(30);

  private final Cluster cluster;
  private final World world;
  private final Charge charge;
  private final Ref ref;
  private final Set<String> held = new LinkedHashSet<>();
  private final Set<String> claiming = new LinkedHashSet<>();
  private boolean made;
  private volatile long written;
  private JsonObject live = JsonObject.EMPTY;

  RunLease(Cluster cluster, Charge charge, String namespace) {
    this.cluster = cluster;
    this.charge = charge;
    this.world = charge.world();
    this.ref = Resource.LEASES.ref(namespace, Marks.name(charge.run()));
  }

  Ref ref() {
    return ref;
  }

  boolean isMade() {
    return made;
  }

  boolean holds(Set<String> hashes) {
    return held.containsAll(hashes);
  }

  /// How long ago it was written last.
  Duration age() {
    return Duration.ofNanos(world.nanoTime() - written);
  }

  /// Writes that these are wanted.
  ///
  /// @return the version of that
  String want(Set<String> hashes) throws ClusterFailed, InterruptedException {
    claiming.addAll(hashes);
    write();
    return Marks.version(live);
  }

  /// Nobody was first.
  void won(Set<String> hashes) {
    held.addAll(hashes); // written as held from the next time on
  }

  /// Somebody else was first.
  void withdraw(Set<String> hashes) throws ClusterFailed, InterruptedException {
    claiming.removeAll(hashes);
    write();
  }

  /// Says that the run lives.
  void renew() throws ClusterFailed, InterruptedException {
    write();
  }

  private void write() throws ClusterFailed, InterruptedException {
    long now = world.nanoTime();
    claiming.removeAll(held);
    if (made) {
      live = cluster.patch(ref, Patch.merge(JsonObject.of("metadata", marks(), "spec", spec())));
    } else {
      live = create();
      made = true;
    }
    written = now;
  }

  private JsonObject create() throws ClusterFailed, InterruptedException {
    JsonObject annotations = annotations().with(Marks.OWNER, charge.owner());
    JsonObject lease =
        JsonObject.builder()
            .put("apiVersion", Resource.LEASES.apiVersion())
            .put("kind", "Lease")
            .put("metadata", Marks.metadata(ref.name(), charge.run(), annotations))
            .put(
                "spec",
                spec()
                    .with("holderIdentity", charge.run())
                    .with("leaseDurationSeconds", LASTS.toSeconds())
                    .with("acquireTime", Marks.time(world)))
            .build();
    try {
      return cluster.create(Resource.LEASES, ref.namespace(), lease);
    } catch (ClusterFailed e) {
      if (!e.isConflict()) {
        throw e;
      }
      // An answer that was lost, or the same cluster under another address.
      return cluster.patch(ref, Patch.merge(JsonObject.of("metadata", marks(), "spec", spec())));
    }
  }

  private JsonObject marks() {
    return JsonObject.of("annotations", annotations());
  }

  private JsonObject annotations() {
    return JsonObject.of(
        Marks.HELD,
        held.isEmpty() ? JsonNull.NULL : String.join(" ", held),
        Marks.CLAIMING,
        claiming.isEmpty() ? JsonNull.NULL : String.join(" ", claiming));
  }

  private JsonObject spec() {
    return JsonObject.of("renewTime", Marks.time(world));
  }

  /// Who has taken the lease from the run, in words; null for nobody.
  @Nullable String thief() {
    String holder = live.object("spec").text("holderIdentity").orElse("");
    return holder.isEmpty() || holder.equals(charge.run()) ? null : holder;
  }

  /// Who wants the run to end, and how; empty for nobody.
  String stop() {
    return Marks.annotation(live, Marks.STOP);
  }

  String stoppedBy() {
    return Marks.annotation(live, Marks.STOPPED_BY);
  }

  void remove(Cluster by) throws ClusterFailed, InterruptedException {
    if (made && thief() == null) {
      by.delete(ref, Deletion.USUAL.of(live.object("metadata").text("uid").orElse("")));
    }
  }
}

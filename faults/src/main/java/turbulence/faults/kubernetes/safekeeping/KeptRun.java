package turbulence.faults.kubernetes.safekeeping;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Kept;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// What a cluster keeps of a run, as others than its owner see it. One thread at a time.
final class KeptRun implements Kept {
  static final String ROLLBACKS = "rollbacks";
  static final String NO_ROLLBACKS = "no-rollbacks";
  private static final String UNDOER = "undo ";
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Cluster cluster;
  private final World world;
  private final String run;
  private final String namespace;
  private final Heartbeat heartbeat;
  private @Nullable JsonObject copy;
  private @Nullable JsonObject lease;
  private List<JsonObject> lines = List.of();
  private String holder = "";

  KeptRun(Cluster cluster, World world, @Nullable JsonObject copy, @Nullable JsonObject lease) {
    JsonObject either = copy != null ? copy : lease != null ? lease : JsonObject.EMPTY;
    this.cluster = cluster;
    this.world = world;
    this.copy = copy;
    this.lease = lease;
    this.run = Marks.run(either);
    this.namespace = Marks.namespace(either);
    this.heartbeat = new Heartbeat(world, this::beat);
  }

  @Nullable JsonObject copy() {
    return copy;
  }

  @Nullable JsonObject lease() {
    return lease;
  }

  /// Reads all pieces of the copy.
  void read() throws ClusterFailed, InterruptedException {
    JsonObject first = copy;
    if (first == null) {
      return;
    }
    StringBuilder text = new StringBuilder(first.object("data").text(RunCopy.KEY).orElse(""));
    for (int i = 1; i < pieces(); i++) {
      cluster
          .find(copyRef(i))
          .ifPresent(piece -> text.append(piece.object("data").text(RunCopy.KEY).orElse("")));
    }
    int length = number(first, Marks.LENGTH, text.length());
    lines = Lines.read(text.substring(0, Math.min(length, text.length())), cluster);
  }

  private int pieces() {
    return copy == null ? 0 : number(copy, Marks.PIECES, 1);
  }

  private static int number(JsonObject object, String mark, int otherwise) {
    try {
      return Integer.parseInt(Marks.annotation(object, mark));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private Ref copyRef(int piece) {
    return Resource.CONFIG_MAPS.ref(namespace, RunCopy.name(Marks.name(run), piece));
  }

  private Ref leaseRef() {
    return Resource.LEASES.ref(namespace, Marks.name(run));
  }

  @Override
  public String run() {
    return run;
  }

  @Override
  public String owner() {
    JsonObject either = lease != null ? lease : copy;
    return either == null ? "" : Marks.annotation(either, Marks.OWNER);
  }

  @Override
  public String place() {
    String context = cluster.access().context();
    return namespace + " of " + (context.isEmpty() ? cluster.access().address() : context);
  }

  @Override
  public List<JsonObject> lines() {
    return lines;
  }

  @Override
  public String pulse() {
    return lease == null ? "" : Rival.pulse(lease);
  }

  @Override
  public boolean isWatchable() {
    return copy == null || !Marks.annotation(copy, Marks.LEASED).equals("no");
  }

  /// Looks at the lease anew; one that cannot be seen is as it was.
  void look() throws InterruptedException {
    try {
      lease = cluster.find(leaseRef()).orElse(null);
    } catch (ClusterFailed e) {
      // An API that is silent for a moment says nothing of the run.
    }
  }

  @Override
  public boolean isKept() throws ActivityFailed, InterruptedException {
    try {
      return cluster.find(copy != null ? copyRef(0) : leaseRef()).isPresent();
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  @Override
  public boolean isThere() throws ActivityFailed, InterruptedException {
    try {
      lease = cluster.find(leaseRef()).orElse(null);
      return lease != null;
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  @Override
  public void stop(String by, boolean skipRollbacks) throws ActivityFailed, InterruptedException {
    JsonObject marks =
        JsonObject.of(Marks.STOP, skipRollbacks ? NO_ROLLBACKS : ROLLBACKS, Marks.STOPPED_BY, by);
    try {
      lease = cluster.patch(leaseRef(), Patch.merge(annotated(marks)));
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  private static JsonObject annotated(JsonObject marks) {
    return JsonObject.of("metadata", JsonObject.of("annotations", marks));
  }

  @Override
  public @Nullable String claim(String by) throws ActivityFailed, InterruptedException {
    try {
      String other = undoer();
      if (other != null) {
        return other;
      }
      if (copy != null) {
        JsonObject mine =
            versioned(annotated(JsonObject.of(Marks.UNDOING, by)), Marks.version(copy));
        copy = cluster.patch(copyRef(0), Patch.merge(mine));
      }
      takeLease(by);
      return null;
    } catch (ClusterFailed e) {
      if (e.isConflict()) {
        return "somebody was quicker: " + e.text();
      } else if (e.isNotFound()) {
        return "somebody has put it back meanwhile";
      }
      throw Clusters.failed(e);
    }
  }

  /// Who puts it back already and lives; null for nobody.
  private @Nullable String undoer() throws InterruptedException {
    Pulse pulse = new Pulse(world);
    while (lease != null) {
      String at = lease.object("spec").text("holderIdentity").orElse("");
      Pulse.Sign sign = at.startsWith(UNDOER) ? pulse.look(lease) : Pulse.Sign.DEAD;
      if (sign == Pulse.Sign.LIVING) {
        return at.substring(UNDOER.length());
      } else if (sign == Pulse.Sign.DEAD) {
        return null;
      }
      world.sleep(PAUSE);
      look();
    }
    return null;
  }

  private void takeLease(String by) throws ClusterFailed, InterruptedException {
    holder = UNDOER + by + " " + HexFormat.of().toHexDigits(world.random().nextInt());
    JsonObject spec =
        JsonObject.of("holderIdentity", holder, "renewTime", Marks.time(world))
            .with("leaseDurationSeconds", new JsonNumber(RunLease.LASTS.toSeconds()));
    try {
      if (lease != null) {
        JsonObject taken = JsonObject.of("spec", spec, "metadata", JsonObject.EMPTY);
        lease = cluster.patch(leaseRef(), Patch.merge(versioned(taken, Marks.version(lease))));
      } else {
        JsonObject marks = JsonObject.of(Marks.OWNER, owner());
        JsonObject fresh =
            JsonObject.of("apiVersion", Resource.LEASES.apiVersion(), "kind", "Lease")
                .with("metadata", Marks.metadata(Marks.name(run), run, marks))
                .with("spec", spec);
        lease = cluster.create(Resource.LEASES, namespace, fresh);
      }
      heartbeat.start();
    } catch (ClusterFailed e) {
      if (!Refusal.isForGood(e) || e.isNotFound()) {
        throw e;
      }
      // The copy alone says who is at it.
    }
  }

  private static JsonObject versioned(JsonObject object, String version) {
    return RunCopy.versioned(object, version);
  }

  private void beat() throws InterruptedException {
    try {
      cluster.patch(
          leaseRef(),
          Patch.merge(JsonObject.of("spec", JsonObject.of("renewTime", Marks.time(world)))));
    } catch (ClusterFailed e) {
      // Whoever takes it over meanwhile looks at what is there, as we did.
    }
  }

  @Override
  public void leave(List<JsonObject> ledger) throws ActivityFailed, InterruptedException {
    heartbeat.close();
    List<JsonObject> open = Lines.open(Lines.of(cluster, ledger));
    try {
      if (copy != null && open.isEmpty()) {
        empty();
        for (int i = pieces() - 1; i >= 0; i--) {
          delete(copyRef(i));
        }
        copy = null;
      } else if (copy != null) {
        JsonObject mine = annotated(JsonObject.of(Marks.UNDOING, JsonNull.NULL));
        copy = cluster.patch(copyRef(0), Patch.merge(mine));
      }
      if (lease != null) {
        delete(leaseRef());
        lease = null;
      }
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  /// So that it never seems torn while its pieces go one by one.
  private void empty() throws ClusterFailed, InterruptedException {
    if (pieces() > 1) {
      JsonObject none = annotated(JsonObject.of(Marks.LENGTH, "0"));
      cluster.patch(copyRef(0), Patch.merge(none));
    }
  }

  private void delete(Ref ref) throws ClusterFailed, InterruptedException {
    try {
      cluster.delete(ref, Deletion.USUAL);
    } catch (ClusterFailed e) {
      if (!e.isNotFound()) {
        throw e;
      }
    }
  }
}

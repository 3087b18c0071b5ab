package turbulence.simulator.traffic;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// The pods by their addresses. Shared between threads.
public final class Peers {
  private static final Resource PODS = new Resource("", "pods");

  private final Map<String, Stored> stored = new ConcurrentHashMap<>();
  private final Map<String, Peer> known = new ConcurrentHashMap<>();
  private final AtomicLong labellings = new AtomicLong();

  public Peers(Store store) {
    store.listen(this::seen);
    store.snapshot(PODS).all("").forEach(this::note);
  }

  /// Who has that address; null when no pod has.
  public @Nullable Peer at(String ip) {
    Stored pod = stored.get(ip);
    if (pod == null) {
      return null;
    }
    Peer peer = known.get(ip);
    if (peer == null || peer.stored().revision() != pod.revision()) {
      peer = Peer.of(ip, pod);
      known.put(ip, peer);
    }
    return peer;
  }

  /// Another number whenever a pod's labels have changed.
  public long labellings() {
    return labellings.get();
  }

  private void seen(Change change) {
    if (!change.key().resource().equals(PODS)) {
      return;
    } else if (change instanceof Change.Deleted) {
      forget(change.now());
    } else {
      note(change.now());
      if (!(change instanceof Change.Modified(Stored before, Stored now))
          || !labels(before).equals(labels(now))
          || !ip(before).equals(ip(now))) {
        labellings.incrementAndGet();
      }
    }
  }

  private void note(Stored pod) {
    String ip = ip(pod);
    if (ip.isEmpty() || JsonBool.TRUE.equals(pod.spec().get("hostNetwork"))) {
      return;
    }
    Stored other = stored.get(ip);
    boolean taken = other != null && !other.key().equals(pod.key());
    if (!(taken && hasEnded(pod))) {
      stored.put(ip, pod); // an address is given to another pod when the one that had it has ended
    }
  }

  private void forget(Stored pod) {
    String ip = ip(pod);
    stored.computeIfPresent(ip, (_, there) -> there.key().equals(pod.key()) ? null : there);
    known.computeIfPresent(ip, (_, there) -> there.pod().equals(pod.key()) ? null : there);
  }

  private static boolean hasEnded(Stored pod) {
    String phase = pod.status().text("phase").orElse("");
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  private static JsonObject labels(Stored pod) {
    return pod.metadata().object("labels");
  }

  private static String ip(Stored pod) {
    return pod.status().text("podIP").orElse("");
  }
}

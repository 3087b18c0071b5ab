package turbulence.faults.kubernetes.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.http.HttpExchange;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// One watch, over as many connections as it takes: it goes on where the last one ended, and lists
/// anew when the server has forgotten where that was.
final class Watch {
  /// Servers send a bookmark about every minute; one that does not may be gone.
  private static final Duration SILENCE = Duration.ofSeconds(90);

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Cluster cluster;
  private final Wire wire;
  private final Listing listing;
  private final Predicate<Change> enough;
  private final Known known = new Known();
  private String version = "";
  private Duration pause = Duration.ZERO;
  private @Nullable ClusterFailed trouble;

  Watch(Cluster cluster, Wire wire, Listing listing, Predicate<Change> enough) {
    this.cluster = cluster;
    this.wire = wire;
    this.listing = listing;
    this.enough = enough;
  }

  boolean run(Duration atMost) throws ClusterFailed, InterruptedException {
    long end = wire.world().nanoTime() + atMost.toNanos();
    for (Duration left = atMost; left.isPositive(); left = left(end)) {
      if (round(left)) {
        return true;
      }
      rest(end);
    }
    if (trouble != null) {
      throw trouble;
    }
    return false;
  }

  /// Lists when it must, then follows one connection to its end.
  private boolean round(Duration left) throws ClusterFailed, InterruptedException {
    try {
      long end = wire.world().nanoTime() + left.toNanos();
      if (version.isEmpty() && relist(left)) {
        return true;
      }
      Duration rest = left(end);
      return rest.isPositive() && follow(rest);
    } catch (ClusterFailed e) {
      if (e.code() == 410) {
        version = "";
      } else if (isPassing(e)) {
        trouble = e;
      } else {
        throw e;
      }
      return false;
    }
  }

  /// What is there at first must be told without trouble; later an absent server is waited for.
  private boolean isPassing(ClusterFailed e) {
    boolean begun = !version.isEmpty();
    return begun && (e.code() >= 500 || e.code() == 429 || e.code() == 0);
  }

  private void rest(long end) throws InterruptedException {
    Duration left = left(end);
    if (pause.isPositive() && left.isPositive()) {
      wire.world().sleep(pause.compareTo(left) < 0 ? pause : left);
    }
    Duration longer = pause.isZero() ? SHORTEST_PAUSE : pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
  }

  private Duration left(long end) {
    return Duration.ofNanos(end - wire.world().nanoTime());
  }

  private boolean relist(Duration left) throws ClusterFailed, InterruptedException {
    List<JsonObject> present = new ArrayList<>();
    String listed = cluster.atMost(left).list(listing, present::add);
    for (Change change : known.gone(present)) {
      if (enough.test(change)) {
        return true;
      }
    }
    for (JsonObject object : present) {
      Change change = known.listed(object).orElse(null);
      if (change != null && enough.test(change)) {
        return true;
      }
    }
    version = listed;
    trouble = null;
    return false;
  }

  private boolean follow(Duration left) throws ClusterFailed, InterruptedException {
    Query query =
        listing
            .query()
            .with("watch", "true")
            .with("allowWatchBookmarks", "true")
            .with("resourceVersion", version)
            .with("timeoutSeconds", Long.toString(left.toSeconds() + 1));
    Call call = listing.watching(query);
    try (HttpExchange exchange = wire.open(call, SILENCE, left)) {
      trouble = null;
      EventLines lines = new EventLines(exchange.body());
      for (JsonObject event = lines.next(); event != null; event = lines.next()) {
        pause = Duration.ZERO;
        if (take(event)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      ClusterFailed failed = wire.failed(call, e);
      if (!failed.reason().equals("TIMED_OUT")) {
        trouble = failed;
      }
      return false;
    }
  }

  private boolean take(JsonObject event) throws ClusterFailed {
    JsonObject object = event.object("object");
    String type = event.text("type").orElse("");
    if (type.equals("ERROR")) {
      int code = object.get("code") instanceof JsonNumber number ? (int) number.doubleValue() : 500;
      throw ClusterFailed.refused("watching " + listing, code, object, null);
    }
    object.object("metadata").text("resourceVersion").ifPresent(now -> version = now);
    Change.Kind kind =
        switch (type) {
          case "ADDED" -> Change.Kind.ADDED;
          case "MODIFIED" -> Change.Kind.MODIFIED;
          case "DELETED" -> Change.Kind.DELETED;
          default -> null;
        };
    if (kind == null) {
      return false;
    }
    Change change = new Change(kind, object);
    known.happened(change);
    return enough.test(change);
  }
}

package turbulence.faults.kubernetes.cluster;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// A list, read page by page and handed over while it comes, so that none of it is held.
final class Pages {
  private static final String PAGE = "500";
  private static final int MOST_RESTARTS = 3;

  private final Cluster cluster;
  private final Listing listing;
  private final Set<String> seen = new HashSet<>();
  private String first = "";
  private int restarts;

  Pages(Cluster cluster, Listing listing) {
    this.cluster = cluster;
    this.listing = listing;
  }

  /// @return the version of the first page: a watch from there misses nothing, even when later
  ///   pages are of later versions
  String read(Consumer<JsonObject> each) throws ClusterFailed, InterruptedException {
    Consumer<Json> items = item -> hand(item, each);
    String next = "";
    do {
      JsonObject metadata = page(next, items).object("metadata");
      if (first.isEmpty()) {
        first = metadata.text("resourceVersion").orElse("");
      }
      next = metadata.text("continue").orElse("");
    } while (!next.isEmpty());
    return first;
  }

  /// A page that is asked for too late is told where to go on; without that all begins again.
  private JsonObject page(String next, Consumer<Json> items)
      throws ClusterFailed, InterruptedException {
    Query query = listing.query().with("limit", PAGE);
    try {
      return cluster.items(listing.call(query.with("continue", next)), items);
    } catch (ClusterFailed e) {
      if (e.code() != 410 || next.isEmpty() || ++restarts > MOST_RESTARTS) {
        throw e;
      }
      String told = e.status().object("metadata").text("continue").orElse("");
      String onward = told.equals(next) ? "" : told;
      if (onward.isEmpty()) {
        first = "";
      }
      return page(onward, items);
    }
  }

  /// Nothing comes twice, also when a page broke off or the list had to be begun again.
  private void hand(Json item, Consumer<JsonObject> each) {
    if (item instanceof JsonObject object && seen.add(key(object))) {
      each.accept(object);
    }
  }

  private static String key(JsonObject object) {
    JsonObject metadata = object.object("metadata");
    return metadata
        .text("uid")
        .orElseGet(
            () -> metadata.text("namespace").orElse("") + "/" + metadata.text("name").orElse(""));
  }
}

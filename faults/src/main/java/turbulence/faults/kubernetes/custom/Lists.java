package turbulence.faults.kubernetes.custom;

import java.util.ArrayList;
import java.util.List;
import turbulence.faults.kubernetes.cluster.Call;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Query;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Lists as an API gives them, whole: what it says of the list, and all pages of its items.
public final class Lists {
  private static final String PAGE = "500";

  private Lists() {}

  public static JsonObject whole(Cluster cluster, Listing listing)
      throws ClusterFailed, InterruptedException {
    String path = listing.resource().path(listing.namespace());
    Query query = Query.NONE.with("limit", PAGE);
    JsonObject first = cluster.object(Call.get(path).with(query));
    String next = first.object("metadata").text("continue").orElse("");
    if (next.isEmpty()) {
      return first;
    }
    List<Json> items = new ArrayList<>(first.array("items").items());
    while (!next.isEmpty()) {
      JsonObject page = cluster.object(Call.get(path).with(query.with("continue", next)));
      items.addAll(page.array("items").items());
      next = page.object("metadata").text("continue").orElse("");
    }
    JsonObject metadata =
        first.object("metadata").without("continue").without("remainingItemCount");
    return first.with("metadata", metadata).with("items", new JsonArray(items));
  }
}

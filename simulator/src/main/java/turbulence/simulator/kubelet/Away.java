package turbulence.simulator.kubelet;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.edge.LogQuery;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.store.Stored;

/// What the API says of a log when the pod's node does not answer.
final class Away {
  private Away() {}

  static Refusal refusal(Stored pod, String container, LogQuery query) {
    String host = Trees.text(pod.status(), "hostIP");
    String node = host.isEmpty() ? Trees.text(pod.spec(), "nodeName") : host;
    String words = words(query);
    String url =
        "https://%s:10250/containerLogs/%s/%s/%s%s"
            .formatted(
                node,
                pod.key().namespace(),
                pod.key().name(),
                container,
                words.isEmpty() ? "" : "?" + words);
    String refused = "dial tcp " + node + ":10250: connect: connection refused";
    return new Refusal(500, "", "Get \"" + url + "\": " + refused, JsonObject.EMPTY);
  }

  private static String words(LogQuery query) {
    List<String> words = new ArrayList<>();
    add(words, "follow", query.follow() ? "true" : null);
    add(words, "limitBytes", query.limitBytes());
    add(words, "previous", query.previous() ? "true" : null);
    add(words, "sinceSeconds", query.sinceSeconds());
    add(words, "sinceTime", query.sinceTime());
    add(words, "tailLines", query.tailLines());
    add(words, "timestamps", query.timestamps() ? "true" : null);
    return String.join("&", words);
  }

  private static void add(List<String> words, String name, @Nullable Object value) {
    if (value != null) {
      words.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
  }
}

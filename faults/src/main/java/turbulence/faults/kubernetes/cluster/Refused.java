package turbulence.faults.kubernetes.cluster;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;

/// What Chaos Toolkit's steps say when the API refused: they quote the answer in the words of its
/// Python client, but for its headers.
public final class Refused {
  private static final Map<Integer, String> PHRASES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(410, "Gone"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(422, "Unprocessable Entity"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"));

  private Refused() {}

  /// What was wanted, and the whole answer: code, phrase and body. Without an answer, why there is
  /// none.
  public static ActivityFailed whole(String wanted, ClusterFailed e) {
    if (e.code() == 0) {
      return new ActivityFailed(wanted + ": " + e.words(), e);
    }
    String phrase = PHRASES.getOrDefault(e.code(), e.reason());
    return new ActivityFailed(
        wanted
            + ": ("
            + e.code()
            + ")\nReason: "
            + phrase
            + "\nHTTP response body: "
            + body(e)
            + "\n",
        e);
  }

  /// What was wanted, and the body of the answer.
  public static ActivityFailed briefly(String wanted, ClusterFailed e) {
    return new ActivityFailed(wanted + ": " + (e.code() == 0 ? e.words() : body(e)), e);
  }

  /// What was wanted, the phrase of the answer in quotes, and its body.
  public static ActivityFailed quoting(String wanted, ClusterFailed e) {
    if (e.code() == 0) {
      return new ActivityFailed(wanted + ": " + e.words(), e);
    }
    String phrase = PHRASES.getOrDefault(e.code(), e.reason());
    return new ActivityFailed(wanted + ": '" + phrase + "' " + body(e), e);
  }

  /// Why objects could not be listed. The API's words say what is wrong with a selector, and not
  /// with which.
  ///
  /// @param labels those that were asked for; null for none
  public static ActivityFailed selecting(@Nullable String labels, ClusterFailed e) {
    return e.code() != 400 || labels == null || labels.isEmpty()
        ? Clusters.failed(e)
        : new ActivityFailed("The API refuses label_selector '" + labels + "': " + e.words(), e);
  }

  private static String body(ClusterFailed e) {
    return e.status().isEmpty() ? e.text() : e.status().toString();
  }
}

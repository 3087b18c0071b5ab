package turbulence.faults.kubernetes.cluster;

import turbulence.experiment.http.Payload;
import turbulence.json.Json;

/// One request to an API, without who asks.
///
/// @param path from the server's root, quoted
/// @param contentType of the body; empty without one
public record Call(String method, String path, Query query, Payload body, String contentType) {
  private static final String JSON = "application/json";

  public static Call get(String path) {
    return new Call("GET", path, Query.NONE, Payload.NONE, "");
  }

  public static Call of(String method, String path) {
    return new Call(method, path, Query.NONE, Payload.NONE, "");
  }

  public Call with(Query other) {
    return new Call(method, path, other, body, contentType);
  }

  public Call with(Json json) {
    return with(json, JSON);
  }

  public Call with(Json json, String type) {
    return new Call(method, path, query, Payload.of(json.toString()), type);
  }

  boolean isRead() {
    return method.equals("GET") || method.equals("HEAD");
  }

  String target() {
    return query.text().isEmpty() ? path : path + "?" + query.text();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}

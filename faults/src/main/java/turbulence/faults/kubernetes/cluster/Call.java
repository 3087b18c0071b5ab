package turbulence.faults.kubernetes.cluster;

import turbulence.experiment.http.Payload;
import turbulence.json.Json;

/// One request to an API, without who asks.
///
/// @param path from the server's root, quoted
/// @param contentType of the body; empty without one
/// @param accept in which form the answer may come
public record Call(
    String method, String path, Query query, Payload body, String contentType, String accept) {
  private static final String JSON = "application/json";

  public static Call get(String path) {
    return of("GET", path);
  }

  public static Call of(String method, String path) {
    return new Call(method, path, Query.NONE, Payload.NONE, "", JSON);
  }

  public Call with(Query other) {
    return new Call(method, path, other, body, contentType, accept);
  }

  public Call with(Json json) {
    return with(json, JSON);
  }

  public Call with(Json json, String type) {
    return new Call(method, path, query, Payload.of(json.toString()), type, accept);
  }

  /// Whoever does not know that form answers with JSON.
  Call accepting(String form) {
    return new Call(method, path, query, body, contentType, form + "," + JSON);
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

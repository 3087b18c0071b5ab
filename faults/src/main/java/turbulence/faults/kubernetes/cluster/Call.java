package turbulence.faults.kubernetes.cluster;

import turbulence.experiment.http.Headers;
import turbulence.experiment.http.Payload;
import turbulence.json.Json;

/// One request to an API, without who asks.
///
/// @param path from the server's root, quoted
/// @param contentType of the body; empty without one
/// @param accept in which form the answer may come
/// @param upgrade what is said of another protocol that is to be spoken after the answer; nothing
///   when it is HTTP as usual
public record Call(
    String method,
    String path,
    Query query,
    Payload body,
    String contentType,
    String accept,
    Headers upgrade) {
  private static final String JSON = "application/json";

  public static Call get(String path) {
    return of("GET", path);
  }

  public static Call get(Ref ref) {
    return get(ref.path());
  }

  public static Call of(String method, String path) {
    return new Call(method, path, Query.NONE, Payload.NONE, "", JSON, Headers.NONE);
  }

  public Call with(Query other) {
    return new Call(method, path, other, body, contentType, accept, upgrade);
  }

  public Call with(Json json) {
    return with(json, JSON);
  }

  public Call with(Json json, String type) {
    return new Call(method, path, query, Payload.of(json.toString()), type, accept, upgrade);
  }

  /// Whoever does not know that form answers with JSON.
  Call accepting(String form) {
    return new Call(method, path, query, body, contentType, form + "," + JSON, upgrade);
  }

  /// The same, so that the connection is taken over by another protocol.
  public Call upgrading(Headers words) {
    return new Call(method, path, query, body, contentType, accept, words);
  }

  /// Whether it changes nothing, however often it is asked.
  boolean isRead() {
    return !upgrades() && (method.equals("GET") || method.equals("HEAD"));
  }

  boolean upgrades() {
    return !upgrade.equals(Headers.NONE);
  }

  /// Whether an answer of that status is the one that was asked for.
  boolean isMetBy(int status) {
    return upgrades() ? status == 101 : status / 100 == 2;
  }

  String target() {
    return query.text().isEmpty() ? path : path + "?" + query.text();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}

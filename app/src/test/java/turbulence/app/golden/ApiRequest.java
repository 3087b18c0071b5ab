package turbulence.app.golden;

import java.util.Map;

/// A request as it reached an API server.
///
/// @param body null without one
record ApiRequest(
    String method,
    String path,
    Map<String, Object> query,
    Object contentType,
    Object accept,
    Object body) {

  static ApiRequest of(Object recorded) {
    Map<String, Object> fields = Text.map(recorded);
    return new ApiRequest(
        (String) fields.get("method"),
        (String) fields.get("path"),
        Text.map(fields.get("query")),
        fields.get("content_type"),
        fields.get("accept"),
        fields.get("body"));
  }

  String line() {
    return method + " " + path;
  }

  boolean writes() {
    return !method.equals("GET");
  }
}

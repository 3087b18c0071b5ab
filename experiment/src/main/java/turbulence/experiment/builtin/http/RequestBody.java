package turbulence.experiment.builtin.http;

import turbulence.experiment.http.HttpRequest;
import turbulence.experiment.http.Payload;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Arguments as the body of a request.
final class RequestBody {
  private RequestBody() {}

  static HttpRequest json(HttpRequest request, Json arguments) {
    return arguments == JsonNull.NULL
        ? request
        : request.with(Payload.of(PythonJson.of(arguments)));
  }

  /// A text goes out as it stands, without a type.
  static HttpRequest form(HttpRequest request, Json arguments) {
    String text = FormText.of(arguments);
    if (text.isEmpty() && !isEmptied(arguments)) {
      return request;
    }
    HttpRequest filled = request.with(Payload.of(text));
    return arguments instanceof JsonText || request.headers().has("Content-Type")
        ? filled
        : filled.with("Content-Type", "application/x-www-form-urlencoded");
  }

  /// Arguments that are there and say nothing, such as `{a: null}`, still make a form.
  private static boolean isEmptied(Json arguments) {
    return (arguments instanceof JsonObject object && !object.isEmpty())
        || (arguments instanceof JsonArray array && !array.isEmpty());
  }
}

package turbulence.experiment.builtin.http;

import java.util.Locale;
import java.util.Map;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Unrunnable;
import turbulence.experiment.http.Headers;
import turbulence.experiment.http.Http;
import turbulence.experiment.http.HttpFailed;
import turbulence.experiment.http.HttpRequest;
import turbulence.experiment.http.HttpResponse;
import turbulence.experiment.http.Limits;
import turbulence.experiment.http.Trust;
import turbulence.experiment.model.Provider.HttpCall;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Makes the calls of activities whose provider is `http`.
public final class HttpProvider {
  private static final Json JSON = new JsonText("application/json");

  private final Http http;

  public HttpProvider(Http http) {
    this.http = http;
  }

  /// The output `{status, headers, body}`; an error status is an output, too.
  ///
  /// @param call with everything substituted
  /// @throws ActivityFailed when no answer came
  /// @throws Unrunnable when the call cannot be made, or its answer breaks off or is no JSON
  public JsonObject call(HttpCall call) throws ActivityFailed, InterruptedException {
    try {
      return output(http.send(request(call)));
    } catch (HttpFailed e) {
      throw failure(call, e);
    }
  }

  static HttpRequest request(HttpCall call) throws HttpFailed {
    String method = call.method().toUpperCase(Locale.ROOT);
    HttpRequest request =
        HttpRequest.of(method, call.url())
            .withHeaders(headers(call.headers()))
            .with(Timeouts.of(call.timeout()))
            .with(call.verifyTls() ? Trust.USUAL : Trust.ANYONE)
            .with(Limits.USUAL.withRetries(call.maxRetries()));
    Json arguments = call.arguments() == null ? JsonObject.EMPTY : call.arguments();
    if (method.equals("GET")) {
      return request.to(request.url().withQuery(FormText.of(arguments)));
    }
    boolean json = JSON.equals(call.headers().get("Content-Type"));
    return json ? RequestBody.json(request, arguments) : RequestBody.form(request, arguments);
  }

  private static Headers headers(JsonObject written) {
    Headers headers = Headers.NONE;
    for (Map.Entry<String, Json> header : written) {
      if (header.getValue() == JsonNull.NULL) {
        continue;
      }
      if (!(header.getValue() instanceof JsonText text)) {
        throw new Unrunnable(
            "expected a text as value of header '"
                + header.getKey()
                + "', got "
                + header.getValue().kind());
      }
      headers = headers.with(header.getKey(), text.value());
    }
    return headers;
  }

  private static JsonObject output(HttpResponse response) {
    return JsonObject.builder()
        .put("status", response.status())
        .put("headers", headers(response.headers()))
        .put("body", ResponseBody.of(response))
        .build();
  }

  /// Lines of one name become one, under the name as it came first.
  private static JsonObject headers(Headers lines) {
    JsonObject.Builder headers = JsonObject.builder();
    Headers left = lines;
    while (!left.lines().isEmpty()) {
      String name = left.lines().getFirst().name();
      headers.put(name, String.join(", ", left.all(name)));
      left = left.without(name);
    }
    return headers.build();
  }

  private static ActivityFailed failure(HttpCall call, HttpFailed cause) {
    return switch (cause.reason()) {
      case TIMED_OUT -> new ActivityFailed("activity took too long to complete", cause);
      case UNREACHABLE, CUT ->
          new ActivityFailed(
              "failed to connect to " + call.url() + ": " + cause.getMessage(), cause);
      case TOO_LARGE -> new ActivityFailed(call.url() + ": " + cause.getMessage(), cause);
      case INVALID, TRUNCATED, TOO_MANY_REDIRECTS ->
          throw new Unrunnable(call.url() + ": " + cause.getMessage(), cause);
    };
  }
}

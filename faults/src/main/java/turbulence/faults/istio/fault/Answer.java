package turbulence.faults.istio.fault;

import turbulence.experiment.http.Headers;
import turbulence.experiment.http.HttpResponse;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;

/// What the API answered, as Chaos Toolkit's steps for Istio give it.
final class Answer {
  private Answer() {}

  static JsonObject of(HttpResponse response) {
    JsonObject.Builder headers = JsonObject.builder();
    for (Headers.Header header : response.headers()) {
      headers.put(header.name(), header.value());
    }
    return of(response.status(), body(response), headers.build());
  }

  static JsonObject of(ClusterFailed refusal) {
    Json body = refusal.status().isEmpty() ? new JsonText(refusal.text()) : refusal.status();
    return of(refusal.code(), body, JsonObject.EMPTY);
  }

  private static JsonObject of(int status, Json body, JsonObject headers) {
    return JsonObject.of("status", status, "body", body).with("headers", headers);
  }

  private static Json body(HttpResponse response) {
    try {
      return JsonReader.read(response.body().bytes());
    } catch (JsonMalformed e) {
      return new JsonText(response.body().text());
    }
  }
}

package turbulence.experiment.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.http.Deadlines;
import turbulence.experiment.http.Http;
import turbulence.experiment.http.HttpFailed;
import turbulence.experiment.http.HttpRequest;
import turbulence.experiment.http.HttpResponse;
import turbulence.experiment.http.Payload;
import turbulence.experiment.http.Trust;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Tells a URL: the news as JSON by POST, or a bare GET when the payload is not to be forwarded.
///
/// @param settings what the settings say of the channel
record HttpChannel(JsonObject settings, Http http) implements Channel {
  private static final Deadlines PATIENCE =
      new Deadlines(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10));

  @Override
  public void tell(News news, Instant now) throws ActivityFailed, InterruptedException {
    try {
      HttpResponse answer = http.send(request(news.quoted().json(now)));
      if (answer.status() > 399) {
        throw new ActivityFailed(
            "Notification sent to '" + url() + "' failed with status " + answer.status());
      }
    } catch (HttpFailed e) {
      throw new ActivityFailed(
          "failed calling notification endpoint '" + url() + "': " + e.getMessage(), e);
    }
  }

  private HttpRequest request(JsonObject news) throws HttpFailed, ActivityFailed {
    boolean forwards = settings.get("forward_event_payload") != JsonBool.FALSE;
    HttpRequest request = HttpRequest.of(forwards ? "POST" : "GET", url()).with(PATIENCE);
    for (Map.Entry<String, Json> header : settings.object("headers")) {
      request =
          request.with(
              header.getKey(),
              header.getValue() instanceof JsonText(String text)
                  ? text
                  : header.getValue().toString());
    }
    if (settings.get("verify_tls") == JsonBool.FALSE) {
      request = request.with(Trust.ANYONE);
    }
    return forwards ? withBody(request, news) : request;
  }

  private static HttpRequest withBody(HttpRequest request, JsonObject news) {
    HttpRequest typed =
        request.headers().has("Content-Type")
            ? request
            : request.with("Content-Type", "application/json");
    return typed.with(Payload.of(news.toString()));
  }

  private String url() throws ActivityFailed {
    return settings
        .text("url")
        .orElseThrow(() -> new ActivityFailed("a notification channel of type http needs a url"));
  }
}

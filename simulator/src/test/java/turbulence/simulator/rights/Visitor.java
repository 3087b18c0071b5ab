package turbulence.simulator.rights;

import static org.assertj.core.api.Assertions.assertThat;

import turbulence.json.JsonObject;
import turbulence.simulator.recording.Client;
import turbulence.simulator.recording.Client.Reply;

/// Somebody who calls the API, with the headers that say who he is.
record Visitor(Client client, JsonObject headers) {
  static Visitor admin(Client client) {
    return new Visitor(client, JsonObject.EMPTY);
  }

  Visitor as(String user) {
    return new Visitor(client, JsonObject.of("Impersonate-User", user));
  }

  Visitor with(String token) {
    return new Visitor(client, JsonObject.of("Authorization", "Bearer " + token));
  }

  Visitor also(String header, String value) {
    return new Visitor(client, headers.with(header, value));
  }

  Reply get(String path) {
    return client.call("GET", path, headers, "");
  }

  /// Sends JSON that is written with single quotes.
  Reply send(String method, String path, String body) {
    String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    return client.call(method, path, headers.with("Content-Type", type), body.replace('\'', '"'));
  }

  Reply post(String path, String body) {
    return send("POST", path, body);
  }

  static String refused(Reply reply, int status) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    return reply.object().text("message").orElse("");
  }

  static JsonObject ok(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 299);
    return reply.object();
  }
}

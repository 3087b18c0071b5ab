package turbulence.simulator.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.edge.Annex;
import turbulence.simulator.api.edge.Answers;
import turbulence.simulator.http.Exchange;

/// Machines as the simulator's user handles them, below `/turbulence/nodes`: `GET` lists them,
/// `POST` adds one (`name`, `zone`), `POST .../NAME/stop` (`cut`) and `POST .../NAME/start` do as
/// they say, `DELETE .../NAME` takes one away.
record NodeHandles(Machines machines) implements Annex {
  @Override
  public boolean answer(Exchange exchange) throws IOException {
    List<String> path = exchange.request().segments();
    if (path.size() < 2 || path.size() > 4 || !path.get(1).equals("nodes")) {
      return false;
    }
    String deed = exchange.request().method() + (path.size() == 4 ? " " + path.get(3) : "");
    String name = path.size() > 2 ? path.get(2) : "";
    switch (name.isEmpty() ? deed : deed + " NAME") {
      case "GET" -> Answers.object(exchange, 200, list(), List.of());
      case "POST" -> {
        JsonObject wish = body(exchange, Set.of("name", "zone"));
        String added = machines.add(text(wish, "name"), text(wish, "zone"));
        say(exchange, "node \"" + added + "\" added");
      }
      case "POST stop NAME" -> {
        boolean cut = body(exchange, Set.of("cut")).get("cut") == JsonBool.TRUE;
        machines.stop(name, cut);
        say(exchange, "node \"" + name + "\" stopped" + (cut ? ", its network is lost" : ""));
      }
      case "POST start NAME" -> {
        body(exchange, Set.of());
        machines.start(name);
        say(exchange, "node \"" + name + "\" started");
      }
      case "DELETE NAME" -> {
        machines.remove(name);
        say(exchange, "node \"" + name + "\" removed");
      }
      default -> throw Refusals.methodNotAllowed();
    }
    return true;
  }

  private JsonObject list() {
    List<Json> items = new ArrayList<>();
    for (Machines.Line line : machines.lines()) {
      items.add(
          JsonObject.builder()
              .put("name", line.name())
              .put("zone", line.zone())
              .put("machine", line.machine())
              .put("node", line.node())
              .build());
    }
    return JsonObject.of("items", new JsonArray(items));
  }

  private static void say(Exchange exchange, String message) throws IOException {
    Answers.object(exchange, 200, JsonObject.of("message", message), List.of());
  }

  private static String text(JsonObject wish, String field) {
    Json value = wish.get(field);
    if (value == null || value instanceof JsonText) {
      return wish.text(field).orElse("");
    }
    throw Refusals.badRequest(field + " must be text, not " + value.kind());
  }

  private static JsonObject body(Exchange exchange, Set<String> known) throws IOException {
    byte[] bytes = exchange.body();
    if (bytes.length == 0) {
      return JsonObject.EMPTY;
    }
    Json json;
    try {
      json = JsonReader.read(bytes);
    } catch (JsonMalformed e) {
      throw Refusals.badRequest(String.valueOf(e.getMessage()));
    }
    if (!(json instanceof JsonObject wish)) {
      throw Refusals.badRequest("the body must be an object, not " + json.kind());
    }
    for (var field : wish) {
      if (!known.contains(field.getKey())) {
        throw new Refusal(
            400, "BadRequest", "unknown field \"" + field.getKey() + "\"", JsonObject.EMPTY);
      }
    }
    return wish;
  }
}

package turbulence.simulator.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.recording.Client.Reply;

/// Plays the steps one after the other, with what the recorder did between them. Thread-confined.
final class Playback {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Client client;
  private final Counterparts counterparts = new Counterparts();
  private final Unrecorded unrecorded;

  Playback(Client client, String definition) {
    this.client = client;
    this.unrecorded = new Unrecorded(client, counterparts, definition);
  }

  /// Where our answer differs; `excused` says of which differences nobody expects that they go by.
  List<String> play(Step step, java.util.function.Predicate<String> excused) {
    unrecorded.before(step);
    if (step.isWatch()) {
      return watch(step);
    }
    List<String> found = once(step);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (step.method().equals("GET")
        && System.nanoTime() < end
        && !found.stream().allMatch(excused)) {
      LockSupport.parkNanos(50_000_000);
      List<String> later = once(step);
      found = later.size() <= found.size() ? later : found;
    }
    return found;
  }

  private List<String> once(Step step) {
    Reply reply = client.call(step.method(), path(step), headers(step), body(step));
    List<String> found = new ArrayList<>();
    if (reply.status() != step.status()) {
      found.add(
          "status: " + step.status() + " recorded, ours " + reply.status() + " " + reply.body());
    }
    step.response()
        .text("contentType")
        .filter(type -> !type.equals(reply.contentType()))
        .ifPresent(
            type -> found.add("contentType: " + type + " recorded, ours " + reply.contentType()));
    if (step.keepsOnlyNames()) {
      List<String> names = step.names().stream().map(counterparts::translate).toList();
      if (!names.equals(names(reply.object()))) {
        found.add("names: " + names + " recorded, ours " + names(reply.object()));
      }
      return found;
    }
    Json recorded = step.response().get("body");
    if (recorded != null && !cut(recorded)) {
      found.addAll(Agreement.differences(recorded, reply.body(), counterparts));
    }
    return found;
  }

  /// Bodies that were too long for the recording.
  private static boolean cut(Json recorded) {
    return recorded instanceof JsonNull
        || recorded instanceof JsonObject object
            && object.size() == 1
            && object.names().getFirst().startsWith("_");
  }

  static List<String> names(JsonObject list) {
    return list.array("items").items().stream()
        .map(item -> ((JsonObject) item).object("metadata").text("name").orElse(""))
        .toList();
  }

  private JsonObject headers(Step step) {
    return step.request().object("headers");
  }

  private String path(Step step) {
    StringBuilder path = new StringBuilder();
    String separator = "";
    for (String part : step.path().split("(?=[/?&=])", -1)) {
      String bare =
          part.isEmpty() || Character.isLetterOrDigit(part.charAt(0)) ? part : part.substring(1);
      path.append(part, 0, part.length() - bare.length()).append(counterparts.translate(bare));
    }
    return path.append(separator).toString();
  }

  private String body(Step step) {
    Json body = step.body();
    if (body == null || body instanceof JsonNull) {
      return "";
    } else if (body instanceof JsonText text) {
      return text.value();
    } else if (step.method().equals("PUT")) {
      return unrecorded.update(step, (JsonObject) body).toString();
    }
    return counterparts.translate(body.toString());
  }

  private List<String> watch(Step step) {
    CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(() -> unrecorded.during(step));
    Reply reply = client.call(step.method(), path(step), headers(step), body(step));
    meanwhile.join();
    List<Json> events = new ArrayList<>();
    reply.text().lines().filter(line -> !line.isBlank()).map(Client::parsed).forEach(events::add);
    return EventComparison.differences(
        step.response().array("events"), new JsonArray(events), counterparts);
  }
}

package turbulence.simulator.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Recorded;

/// One call of the recording and what was answered. `number` counts from 0.
record Step(int number, String name, JsonObject request, JsonObject response) {
  static List<Step> all() {
    List<Step> all = new ArrayList<>();
    for (Json each : Recorded.array(Step.class, "recorded")) {
      all.add(of(all.size(), each));
    }
    return all;
  }

  /// What the step of that name sent.
  static String named(List<Step> steps, String name) {
    return steps.stream()
        .filter(step -> step.name.equals(name))
        .map(step -> String.valueOf(step.body()))
        .findFirst()
        .orElseThrow();
  }

  private static Step of(int number, Json step) {
    JsonObject object = (JsonObject) step;
    return new Step(
        number,
        object.text("step").orElseThrow(),
        object.object("request"),
        object.object("response"));
  }

  String method() {
    return request.text("method").orElseThrow();
  }

  String path() {
    return request.text("path").orElseThrow();
  }

  @Nullable Json body() {
    return request.get("body");
  }

  int status() {
    return ((JsonNumber) response.find("status").orElseThrow()).value().intValue();
  }

  boolean isWatch() {
    return response.has("events");
  }

  /// The names of a list, of which nothing else was kept; empty when more was kept.
  List<String> names() {
    return StreamSupport.stream(response.array("names").spliterator(), false)
        .map(name -> ((JsonText) name).value())
        .toList();
  }

  boolean keepsOnlyNames() {
    return response.has("names") && status() == 200;
  }

  @Override
  public String toString() {
    return number + " " + name;
  }
}

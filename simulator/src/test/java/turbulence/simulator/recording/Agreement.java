package turbulence.simulator.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Compares what was recorded with what we answer, and says path by path where they differ. What is
/// drawn by lot or counted has to be there, and is remembered. Thread-confined.
final class Agreement {
  private static final Set<String> FREE =
      Set.of(
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "deletionTimestamp",
          "lastTransitionTime",
          "lastUpdateTime",
          "lastHeartbeatTime",
          "lastProbeTime",
          "startTime",
          "startedAt",
          "eventTime",
          "firstTimestamp",
          "lastTimestamp",
          "timeAdded",
          "renewTime",
          "podIP",
          "hostIP",
          "ip",
          "address",
          "clusterIP",
          "continue",
          "nodePort",
          "imageID",
          "containerID",
          "nodeName",
          "pod-template-hash",
          "topology.kubernetes.io/zone",
          "serverAddress",
          "description",
          "reportingInstance",
          "lastScheduleTime",
          "controller-revision-hash",
          "serverRelativeURL");
  private static final List<String> LEARNT =
      List.of(".uid", ".resourceVersion", ".continue", ".pod-template-hash");
  private static final Pattern DRAWN = Pattern.compile("kube-api-access-[a-z0-9]{5}");

  private static final Pattern HASH = Pattern.compile("-[bcdf-hj-np-tv-z2456789]{8,10}\\b");
  private static final Pattern EVENT = Pattern.compile("\\.[0-9a-f]{16}\\b");

  private final Counterparts counterparts;
  private final List<String> differences = new ArrayList<>();

  private Agreement(Counterparts counterparts) {
    this.counterparts = counterparts;
  }

  static List<String> differences(Json recorded, Json ours, Counterparts counterparts) {
    Agreement agreement = new Agreement(counterparts);
    agreement.compare("", recorded, ours);
    return agreement.differences;
  }

  private void compare(String path, Json recorded, Json ours) {
    if (recorded instanceof JsonObject one && ours instanceof JsonObject other) {
      objects(path, one, other);
    } else if (recorded instanceof JsonArray one && ours instanceof JsonArray other) {
      arrays(path, one, other);
    } else if (recorded instanceof JsonText one && ours instanceof JsonText other) {
      texts(path, one.value(), other.value());
    } else if (recorded instanceof JsonNumber one && ours instanceof JsonNumber other) {
      differIf(!one.sameValue(other) && !free(path), path, recorded, ours);
    } else {
      differIf(!recorded.equals(ours), path, recorded, ours);
    }
  }

  private void objects(String path, JsonObject recorded, JsonObject ours) {
    String generated = recorded.text("generateName").orElse("");
    for (Map.Entry<String, Json> field : recorded) {
      String at = path + "." + field.getKey();
      Json other = ours.get(field.getKey());
      if (other == null) {
        differ(at, field.getValue(), null);
      } else if (field.getKey().equals("name")
          && !generated.isEmpty()
          && other instanceof JsonText name
          && name.value().startsWith(counterparts.translate(generated))) {
        counterparts.put(((JsonText) field.getValue()).value(), name.value());
      } else {
        compare(at, field.getValue(), other);
      }
    }
    for (Map.Entry<String, Json> field : ours) {
      if (!recorded.has(field.getKey()) && !field.getKey().equals("managedFields")) {
        differ(path + "." + field.getKey(), null, field.getValue());
      }
    }
  }

  private void arrays(String path, JsonArray recorded, JsonArray ours) {
    differIf(recorded.size() != ours.size(), path + ".length", count(recorded), count(ours));
    List<Json> left = new ArrayList<>(ours.items());
    for (int i = 0; i < recorded.size() && !left.isEmpty(); i++) {
      Json best = left.getFirst();
      if (path.endsWith("items") || path.endsWith("rows") || path.endsWith("events")) {
        best = closest(recorded.get(i), left);
      }
      compare(path + "[" + i + "]", recorded.get(i), best);
      left.remove(best);
    }
  }

  private static Json count(JsonArray array) {
    return new JsonNumber(array.size());
  }

  /// Names drawn by lot order lists differently, so the most similar is taken for the same.
  private Json closest(Json recorded, List<Json> candidates) {
    Json best = candidates.getFirst();
    int least = Integer.MAX_VALUE;
    for (Json candidate : candidates) {
      int count = differences(recorded, candidate, counterparts.copy()).size();
      if (count < least) {
        best = candidate;
        least = count;
      }
    }
    return best;
  }

  private void texts(String path, String recorded, String ours) {
    if (LEARNT.stream().anyMatch(path::endsWith)) {
      counterparts.put(recorded, ours);
    } else if (recorded.equals(ours)) {
      return;
    } else if (free(path)) {
      differIf(
          recorded.isEmpty() != ours.isEmpty() && !path.endsWith(".description"),
          path,
          new JsonText(recorded),
          new JsonText(ours));
    } else if (masked(recorded).equals(masked(ours))) {
      counterparts.put(recorded, ours);
    } else if (DRAWN.matcher(recorded).matches() && DRAWN.matcher(ours).matches()) {
      counterparts.put(recorded, ours);
    } else {
      boolean same = counterparts.translate(recorded).equals(ours);
      differIf(!same, path, new JsonText(recorded), new JsonText(ours));
    }
  }

  /// Without hashes of templates, and the ends of the names of events.
  private static String masked(String text) {
    return EVENT.matcher(HASH.matcher(text).replaceAll("-#")).replaceAll(".#");
  }

  private static boolean free(String path) {
    int dot = path.lastIndexOf('.');
    return FREE.contains(path.substring(dot + 1))
        || FREE.stream().anyMatch(name -> name.indexOf('.') >= 0 && path.endsWith("." + name));
  }

  private void differIf(boolean different, String path, Json recorded, Json ours) {
    if (different) {
      differ(path, recorded, ours);
    }
  }

  private void differ(String path, @Nullable Json recorded, @Nullable Json ours) {
    differences.add(path + ": " + shown(recorded) + " recorded, ours " + shown(ours));
  }

  private static String shown(@Nullable Json value) {
    String text = value == null ? "nothing" : value instanceof JsonNull ? "null" : value.toString();
    return text.length() > 300 ? text.substring(0, 300) + "..." : text;
  }
}

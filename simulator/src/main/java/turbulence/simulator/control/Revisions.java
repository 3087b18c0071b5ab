package turbulence.simulator.control;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Stored;

/// What a Deployment writes into annotations: which revision a set is, and how large all shall be.
final class Revisions {
  static final String REVISION = "deployment.kubernetes.io/revision";
  private static final String HISTORY = "deployment.kubernetes.io/revision-history";
  private static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
  private static final String MOST = "deployment.kubernetes.io/max-replicas";
  private static final Set<String> OWN =
      Set.of(
          "kubectl.kubernetes.io/last-applied-configuration",
          REVISION,
          HISTORY,
          DESIRED,
          MOST,
          "deprecated.deployment.rollback.to");
  private static final int LONGEST_HISTORY = 2000;

  private Revisions() {}

  static JsonObject annotations(JsonObject object) {
    return object.object("metadata").object("annotations");
  }

  static JsonObject withAnnotations(JsonObject object, JsonObject annotations) {
    JsonObject metadata = object.object("metadata");
    return object.with("metadata", Fields.withInner(metadata, "annotations", annotations));
  }

  static long number(JsonObject object, String annotation, long otherwise) {
    try {
      return annotations(object).text(annotation).map(Long::parseLong).orElse(otherwise);
    } catch (NumberFormatException noNumber) {
      return otherwise;
    }
  }

  static long of(Stored set) {
    return number(set.object(), REVISION, 0);
  }

  static long newest(Collection<Stored> sets) {
    return sets.stream().mapToLong(Revisions::of).max().orElse(0);
  }

  /// How many pods the Deployment wanted when the set was last scaled; -1 when nobody knows.
  static long desired(Stored set) {
    return number(set.object(), DESIRED, -1);
  }

  static long most(Stored set, long otherwise) {
    return number(set.object(), MOST, otherwise);
  }

  static JsonObject sized(JsonObject set, long desired, long most) {
    return withAnnotations(
        set,
        annotations(set).with(DESIRED, Long.toString(desired)).with(MOST, Long.toString(most)));
  }

  /// The set as that revision of the Deployment, with the Deployment's annotations.
  static JsonObject revised(JsonObject set, Stored deployment, long revision) {
    JsonObject before = annotations(set);
    JsonObject.Builder after = before.toBuilder();
    for (Map.Entry<String, Json> each : annotations(deployment.object())) {
      if (!OWN.contains(each.getKey())) {
        after.put(each.getKey(), each.getValue());
      }
    }
    long old = number(set, REVISION, 0);
    if (old < revision) {
      after.put(REVISION, Long.toString(revision));
      if (before.has(REVISION)) {
        after.put(HISTORY, history(Fields.text(before, HISTORY), old));
      }
    }
    return withAnnotations(set, after.build());
  }

  /// The revisions that a set was before it was rolled back to.
  private static String history(String before, long old) {
    String all = before.isEmpty() ? Long.toString(old) : before + "," + old;
    while (all.length() > LONGEST_HISTORY && all.indexOf(',') >= 0) {
      all = all.substring(all.indexOf(',') + 1);
    }
    return all;
  }
}

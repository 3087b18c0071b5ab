package turbulence.simulator.api.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.kind.Findings;
import turbulence.simulator.api.select.LabelSelector;

/// The `scale` of an object: how many replicas it wants and has, whatever its kind.
public final class Scale {
  private static final List<String> KEPT =
      List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp");

  private final List<String> wanted;
  private final List<String> actual;
  private final List<String> selector;

  private Scale(String wanted, String actual, String selector) {
    this.wanted = path(wanted);
    this.actual = path(actual);
    this.selector = path(selector);
  }

  /// Where that kind says its replicas; empty when it has no scale.
  public static Optional<Scale> of(Kind kind) {
    if (!kind.info().isCustom()) {
      return kind.info().subresource("scale").isPresent()
          ? Optional.of(new Scale(".spec.replicas", ".status.replicas", ".spec.selector"))
          : Optional.empty();
    }
    JsonObject declared = kind.info().declared().object("subresources");
    return declared.get("scale") instanceof JsonObject paths
        ? Optional.of(
            new Scale(
                paths.text("specReplicasPath").orElse(""),
                paths.text("statusReplicasPath").orElse(""),
                paths.text("labelSelectorPath").orElse("")))
        : Optional.empty();
  }

  private static List<String> path(String dotted) {
    return dotted.isEmpty() ? List.of() : List.of(dotted.substring(1).split("\\.", -1));
  }

  public JsonObject read(JsonObject owner) {
    JsonObject.Builder metadata = JsonObject.builder();
    for (String name : KEPT) {
      Meta.of(owner).find(name).ifPresent(value -> metadata.put(name, value));
    }
    JsonObject.Builder spec = JsonObject.builder();
    find(owner, wanted).ifPresent(replicas -> spec.put("replicas", replicas));
    JsonObject.Builder status =
        JsonObject.builder().put("replicas", find(owner, actual).orElse(new JsonNumber(0L)));
    String labels = labels(owner);
    if (!labels.isEmpty()) {
      status.put("selector", labels);
    }
    return JsonObject.of("kind", "Scale", "apiVersion", "autoscaling/v1")
        .with("metadata", metadata.build())
        .with("spec", spec.build())
        .with("status", status.build());
  }

  private String labels(JsonObject owner) {
    Json found = find(owner, selector).orElse(JsonObject.EMPTY);
    if (found instanceof JsonText text) {
      return text.value();
    } else if (found instanceof JsonObject object && isPlain(object)) {
      return LabelSelector.ofLabels(object).toString();
    }
    return found.equals(JsonObject.EMPTY) ? "" : LabelSelector.of(found).toString();
  }

  /// Replication controllers select by labels alone.
  private static boolean isPlain(JsonObject selector) {
    for (Map.Entry<String, Json> each : selector) {
      if (!(each.getValue() instanceof JsonText)) {
        return false;
      }
    }
    return !selector.isEmpty();
  }

  /// The owner as that scale wants it; a revision in the scale binds the write to it.
  public JsonObject write(JsonObject owner, JsonObject scale) {
    String name = Meta.name(owner);
    long replicas =
        scale.object("spec").get("replicas") instanceof JsonNumber number
            ? (long) number.doubleValue()
            : 0;
    if (replicas < 0) {
      Findings findings = new Findings();
      findings.invalid(
          "spec.replicas", new JsonNumber(replicas), "must be greater than or equal to 0");
      throw Refusals.invalid("autoscaling", "Scale", name, findings.all());
    }
    JsonObject changed = with(owner, wanted, new JsonNumber(replicas));
    String revision = Meta.of(scale).text("resourceVersion").orElse("");
    return revision.isEmpty()
        ? changed
        : Meta.with(changed, meta -> meta.with("resourceVersion", revision));
  }

  private static Optional<Json> find(JsonObject owner, List<String> path) {
    Json at = owner;
    for (String step : path) {
      at = at instanceof JsonObject object ? object.find(step).orElse(null) : null;
      if (at == null) {
        return Optional.empty();
      }
    }
    return path.isEmpty() ? Optional.empty() : Optional.of(at);
  }

  private static JsonObject with(JsonObject owner, List<String> path, Json value) {
    String step = path.getFirst();
    List<String> rest = new ArrayList<>(path.subList(1, path.size()));
    return owner.with(step, rest.isEmpty() ? value : with(owner.object(step), rest, value));
  }
}

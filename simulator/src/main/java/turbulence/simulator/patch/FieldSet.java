package turbulence.simulator.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.schema.Type;

/// A set of fields of an object, held as the `fieldsV1` that clients see, so that nothing is
/// translated when objects are stored and read.
public record FieldSet(JsonObject fieldsV1) {
  public static final FieldSet EMPTY = new FieldSet(JsonObject.EMPTY);

  private static FieldSet of(@Nullable JsonObject node) {
    return node == null ? EMPTY : new FieldSet(node);
  }

  static FieldSet ofNode(@Nullable JsonObject node) {
    return of(node == null || node.isEmpty() ? null : node.without("."));
  }

  /// All that an applied object says; `type` tells how lists and maps are taken apart.
  public static FieldSet of(JsonObject applied, Type type) {
    return ofNode(new Paths(false).node(applied, type, false));
  }

  /// Reads what a client wrote, in whatever order.
  ///
  /// @throws PatchRefused when it is no field set
  public static FieldSet read(Json fieldsV1) {
    return of(root(fieldsV1));
  }

  private static @Nullable JsonObject root(Json json) {
    JsonObject node = readNode(json);
    return node.isEmpty() ? null : node;
  }

  private static JsonObject readNode(Json json) {
    if (!(json instanceof JsonObject object)) {
      throw PatchRefused.badRequest("error decoding set: expected an object, got " + json.kind());
    }
    Map<String, JsonObject> steps = new TreeMap<>();
    for (Map.Entry<String, Json> field : object) {
      if (!field.getKey().equals(".")) {
        steps.put(canonical(field.getKey()), readNode(field.getValue()));
      }
    }
    JsonObject node = Node.of(Node.isMember(object), steps);
    return node == null ? JsonObject.EMPTY : node;
  }

  private static String canonical(String step) {
    if (step.length() < 2 || step.charAt(1) != ':' || "fkvi".indexOf(step.charAt(0)) < 0) {
      throw PatchRefused.badRequest("error decoding set: unknown path element " + step);
    }
    if (step.startsWith("k:")) {
      try {
        return Step.key((JsonObject) JsonReader.read(step.substring(2)));
      } catch (JsonMalformed | ClassCastException malformed) {
        throw PatchRefused.badRequest(
            "error decoding set: " + step + ": " + malformed.getMessage());
      }
    }
    return step;
  }

  private @Nullable JsonObject node() {
    return fieldsV1.isEmpty() ? null : fieldsV1;
  }

  @Nullable JsonObject root() {
    return node();
  }

  public boolean isEmpty() {
    return fieldsV1.isEmpty();
  }

  public FieldSet union(FieldSet other) {
    return of(Node.union(node(), other.node()));
  }

  public FieldSet intersection(FieldSet other) {
    return of(Node.intersection(node(), other.node()));
  }

  /// Without the fields of the other; what lies below those stays.
  public FieldSet difference(FieldSet other) {
    return of(Node.difference(node(), other.node()));
  }

  /// Without the fields of the other and all that lies below them.
  public FieldSet outside(FieldSet other) {
    return of(Node.outside(node(), other.node()));
  }

  /// The fields as messages name them: `.spec.containers[name="c"].image`.
  public List<String> paths() {
    List<String> paths = new ArrayList<>();
    collect("", fieldsV1, paths);
    return paths;
  }

  private static void collect(String path, JsonObject node, List<String> paths) {
    for (String step : node.names()) {
      if (!step.equals(".") && Node.isMember(Node.child(node, step))) {
        paths.add(path + Step.path(step));
      }
    }
    for (String step : node.names()) {
      JsonObject child = Node.child(node, step);
      if (child != null && !child.isEmpty()) {
        collect(path + Step.path(step), child, paths);
      }
    }
  }
}

package turbulence.simulator.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// Trees at random: pods, and what nobody would send.
record Wild(RandomGenerator random) {
  private static final List<String> NAMES =
      List.of(
          "apiVersion",
          "kind",
          "metadata",
          "spec",
          "status",
          "labels",
          "finalizers",
          "name",
          "image",
          "containers",
          "ports",
          "env",
          "volumes",
          "containerPort",
          "protocol",
          "value",
          "args",
          "$patch",
          "$retainKeys",
          "$setElementOrder/containers",
          "$setElementOrder/finalizers",
          "$deleteFromPrimitiveList/finalizers",
          "managedFields",
          "nodeSelector",
          "op",
          "path",
          "from",
          "a/b",
          "",
          "~1",
          "operation",
          "fieldsV1",
          "fieldsType",
          "manager");
  private static final List<Object> LEAVES =
      List.of(
          "",
          "a",
          "b",
          "delete",
          "replace",
          "merge",
          "Apply",
          "FieldsV1",
          "v1",
          0,
          1,
          -1,
          2.5,
          true,
          "add",
          "remove",
          "test",
          "copy",
          "move",
          "/metadata/labels/a",
          "/spec/containers/0",
          "",
          "/spec",
          "/metadata",
          "k:{}",
          "f:x");

  Json tree(int depth) {
    int choice = random.nextInt(depth > 0 ? 10 : 4);
    if (choice < 3) {
      return Json.of(LEAVES.get(random.nextInt(LEAVES.size())));
    } else if (choice == 3) {
      return JsonNull.NULL;
    } else if (choice < 6) {
      List<Json> items = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        items.add(tree(depth - 1));
      }
      return new JsonArray(items);
    }
    return object(depth);
  }

  JsonObject object(int depth) {
    JsonObject.Builder object = JsonObject.builder();
    for (int i = random.nextInt(6); i > 0; i--) {
      object.put(NAMES.get(random.nextInt(NAMES.size())), tree(depth - 1));
    }
    return object.build();
  }

  /// An object of the type of pods, without nulls.
  JsonObject pod() {
    JsonObject metadata =
        JsonObject.of("labels", texts("l", 4).with("app", text())).with("finalizers", some("f", 4));
    List<JsonObject> containers = new ArrayList<>();
    for (Json name : some("c", 4)) {
      List<JsonObject> env = new ArrayList<>();
      some("e", 3).forEach(key -> env.add(JsonObject.of("name", key, "value", text())));
      containers.add(
          JsonObject.of("name", name, "image", text())
              .with("args", some("a", 3))
              .with("env", JsonArray.from(env)));
    }
    JsonObject spec =
        JsonObject.of("containers", JsonArray.from(containers))
            .with("nodeSelector", texts("n", 2))
            .with("replicas", random.nextInt(3));
    return JsonObject.of("apiVersion", "v1", "kind", "Pod")
        .with("metadata", metadata)
        .with("spec", spec);
  }

  private String text() {
    return "t" + random.nextInt(3);
  }

  private JsonObject texts(String prefix, int most) {
    JsonObject.Builder texts = JsonObject.builder();
    some(prefix, most).forEach(name -> texts.put(name.toString().replace("\"", ""), text()));
    return texts.build();
  }

  private JsonArray some(String prefix, int most) {
    List<String> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      if (random.nextBoolean()) {
        some.add(prefix + i);
      }
    }
    return JsonArray.from(some);
  }
}

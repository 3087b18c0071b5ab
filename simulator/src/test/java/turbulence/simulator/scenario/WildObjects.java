package turbulence.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// Objects as somebody might send them, and what nobody would.
record WildObjects(RandomGenerator random) {
  private static final List<Object> LEAVES =
      List.of(
          "",
          "a",
          "A b",
          "\u0000",
          "\uD83D\uDE00",
          "\uD800",
          "delete",
          "replace",
          "merge",
          "x".repeat(300),
          "10m",
          "1e400",
          "-5",
          "100%",
          "2026-01-01T00:00:00Z",
          "*",
          "../..",
          "{}",
          "app=web",
          "Always",
          "FieldsV1",
          0,
          1,
          -1,
          2.5,
          1e300,
          -0.0,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          65536,
          true,
          false);
  private static final List<String> NAMES =
      List.of(
          "metadata",
          "name",
          "namespace",
          "labels",
          "annotations",
          "finalizers",
          "uid",
          "resourceVersion",
          "ownerReferences",
          "managedFields",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "creationTimestamp",
          "generation",
          "generateName",
          "spec",
          "status",
          "replicas",
          "selector",
          "matchLabels",
          "matchExpressions",
          "template",
          "containers",
          "image",
          "ports",
          "port",
          "data",
          "stringData",
          "binaryData",
          "conditions",
          "type",
          "value",
          "kind",
          "apiVersion",
          "$patch",
          "$retainKeys",
          "$setElementOrder/containers",
          "$deleteFromPrimitiveList/finalizers",
          "",
          "a/b",
          "~0",
          "\u0000",
          "é");
  static final Map<String, String> USUAL =
      Map.of(
          "api/v1 configmaps",
              "{'kind':'ConfigMap','apiVersion':'v1','metadata':{'name':'NAME','labels':{'app':'web'}},'data':{'a':'1'}}",
          "api/v1 secrets",
              "{'kind':'Secret','apiVersion':'v1','metadata':{'name':'NAME'},'stringData':{'a':'1'}}",
          "api/v1 pods",
              "{'kind':'Pod','apiVersion':'v1','metadata':{'name':'NAME','labels':{'app':'web'}},'spec':{'nodeName':'node-0','terminationGracePeriodSeconds':5,'containers':[{'name':'c','image':'nginx','ports':[{'containerPort':80}],'env':[{'name':'A','value':'1'}],'resources':{'requests':{'cpu':'10m'}}}]}}",
          "api/v1 services",
              "{'kind':'Service','apiVersion':'v1','metadata':{'name':'NAME'},'spec':{'selector':{'app':'web'},'ports':[{'port':80,'targetPort':8080}]}}",
          "api/v1 namespaces", "{'kind':'Namespace','apiVersion':'v1','metadata':{'name':'NAME'}}",
          "api/v1 nodes",
              "{'kind':'Node','apiVersion':'v1','metadata':{'name':'NAME'},'spec':{'taints':[{'key':'a','effect':'NoSchedule'}]}}",
          "apis/apps/v1 deployments",
              "{'kind':'Deployment','apiVersion':'apps/v1','metadata':{'name':'NAME'},'spec':{'replicas':2,'selector':{'matchLabels':{'app':'web'}},'template':{'metadata':{'labels':{'app':'web'}},'spec':{'containers':[{'name':'c','image':'nginx'}]}}}}",
          "apis/policy/v1 poddisruptionbudgets",
              "{'kind':'PodDisruptionBudget','apiVersion':'policy/v1','metadata':{'name':'NAME'},'spec':{'minAvailable':1,'selector':{'matchLabels':{'app':'web'}}}}",
          "apis/apiextensions.k8s.io/v1 customresourcedefinitions",
              "{'kind':'CustomResourceDefinition','apiVersion':'apiextensions.k8s.io/v1','metadata':{'name':'gadgets.wild.example'},'spec':{'group':'wild.example','scope':'Namespaced','names':{'plural':'gadgets','kind':'Gadget'},'versions':[{'name':'v1','served':true,'storage':true,'schema':{'openAPIV3Schema':{'type':'object','properties':{'spec':{'type':'object','properties':{'size':{'type':'integer','default':3}}}}}}}]}}",
          "apis/wild.example/v1 gadgets",
              "{'kind':'Gadget','apiVersion':'wild.example/v1','metadata':{'name':'NAME'},'spec':{'size':1}}");

  /// An object of that collection, more or less.
  Json like(String collection, String name) {
    String usual = USUAL.getOrDefault(collection, "{'metadata':{'name':'NAME'}}");
    return read(usual.replace("NAME", name));
  }

  private static Json read(String text) {
    try {
      return JsonReader.read(text.replace('\'', '"'));
    } catch (turbulence.json.JsonMalformed e) {
      throw new IllegalStateException(e);
    }
  }

  /// The tree with a few places that are something else.
  Json spoilt(Json tree, int times) {
    Json result = tree;
    for (int i = 0; i < times; i++) {
      result = spoilt(result);
    }
    return result;
  }

  private Json spoilt(Json tree) {
    if (tree instanceof JsonObject object && !object.isEmpty() && random.nextInt(6) > 0) {
      String name = object.names().get(random.nextInt(object.size()));
      return switch (random.nextInt(8)) {
        case 0 -> object.without(name);
        case 1 -> object.with(pick(NAMES), any(2));
        default -> object.with(name, spoilt(object.find(name).orElse(JsonNull.NULL)));
      };
    } else if (tree instanceof JsonArray array && !array.isEmpty() && random.nextInt(6) > 0) {
      List<Json> items = new ArrayList<>(array.items());
      int at = random.nextInt(items.size());
      if (random.nextInt(4) == 0) {
        items.add(items.get(at));
      } else {
        items.set(at, spoilt(items.get(at)));
      }
      return new JsonArray(items);
    }
    return any(3);
  }

  Json any(int depth) {
    int choice = random.nextInt(depth > 0 ? 10 : 5);
    if (choice < 4) {
      return Json.of(pick(LEAVES));
    } else if (choice == 4) {
      return JsonNull.NULL;
    } else if (choice < 7) {
      List<Json> items = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        items.add(any(depth - 1));
      }
      return new JsonArray(items);
    }
    JsonObject.Builder object = JsonObject.builder();
    for (int i = random.nextInt(5); i > 0; i--) {
      object.put(pick(NAMES), any(depth - 1));
    }
    return object.build();
  }

  /// A pointer into the tree, mostly.
  String pointer(Json tree) {
    Json at = tree;
    StringBuilder pointer = new StringBuilder();
    while (random.nextInt(5) > 0) {
      if (at instanceof JsonObject object && !object.isEmpty()) {
        String name = object.names().get(random.nextInt(object.size()));
        pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        at = object.find(name).orElse(JsonNull.NULL);
      } else if (at instanceof JsonArray array && !array.isEmpty()) {
        int place = random.nextInt(array.size());
        pointer.append('/').append(place);
        at = array.get(place);
      } else {
        break;
      }
    }
    return random.nextInt(4) > 0
        ? pointer.toString()
        : pointer + "/" + pick(List.of("-", "0", "99999999999", "x", "~", "-1", ""));
  }

  Json jsonPatch(Json of) {
    List<Json> steps = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      steps.add(
          JsonObject.of(
                  "op",
                  pick(List.of("add", "remove", "replace", "move", "copy", "test", "wild")),
                  "path",
                  pointer(of))
              .with("from", pointer(of))
              .with("value", any(2)));
    }
    return new JsonArray(steps);
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}

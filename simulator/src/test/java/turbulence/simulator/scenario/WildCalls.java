package turbulence.simulator.scenario;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Requests at random; half of them make sense.
final class WildCalls {
  private static final List<String> COLLECTIONS =
      WildObjects.USUAL.keySet().stream().sorted().toList();
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/yaml",
          "application/json-patch+json",
          "application/merge-patch+json",
          "application/strategic-merge-patch+json",
          "application/apply-patch+yaml",
          "text/plain",
          "",
          ";",
          "application/vnd.kubernetes.protobuf");
  private static final List<String> ACCEPTS =
      List.of(
          "application/json",
          "*/*",
          "",
          "application/yaml",
          "text/html",
          "application/json;as=Table;g=meta.k8s.io;v=v1",
          "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1",
          "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1",
          "application/json;as=APIGroupDiscoveryList;v=v2;g=apidiscovery.k8s.io,application/json;;q=",
          "application/vnd.kubernetes.protobuf, application/json");
  private static final List<String> QUERIES =
      List.of(
          "dryRun=All",
          "dryRun=x",
          "fieldManager=me",
          "fieldManager=" + "m".repeat(200),
          "fieldValidation=Strict",
          "fieldValidation=Warn",
          "fieldValidation=Odd",
          "force=true",
          "force=maybe",
          "limit=1",
          "limit=-3",
          "limit=99999999999999999999",
          "continue=abc",
          "continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiJhXHUwMDAwIn0",
          "resourceVersion=0",
          "resourceVersion=1",
          "resourceVersion=99999999",
          "resourceVersion=-1",
          "resourceVersion=x",
          "resourceVersionMatch=Exact",
          "resourceVersionMatch=NotOlderThan",
          "resourceVersionMatch=No",
          "labelSelector=app%3Dweb",
          "labelSelector=%21%28",
          "labelSelector=a%20in%20(",
          "labelSelector=%00",
          "fieldSelector=metadata.name%3Done",
          "fieldSelector=status.phase%21%3DRunning",
          "fieldSelector=x%3D%3D",
          "fieldSelector=%ff",
          "gracePeriodSeconds=0",
          "gracePeriodSeconds=-7",
          "gracePeriodSeconds=x",
          "propagationPolicy=Orphan",
          "propagationPolicy=Foreground",
          "propagationPolicy=Odd",
          "orphanDependents=true",
          "pretty=true",
          "sendInitialEvents=true",
          "allowWatchBookmarks=true",
          "includeObject=Object",
          "includeObject=None",
          "tailLines=-1",
          "%",
          "=",
          "&&");

  private final RandomGenerator random;
  private final WildObjects objects;

  WildCalls(RandomGenerator random) {
    this.random = random;
    this.objects = new WildObjects(random);
  }

  private static final List<String> METHODS =
      List.of(
          "GET", "POST", "POST", "POST", "PUT", "PUT", "PATCH", "PATCH", "PATCH", "PATCH", "DELETE",
          "GET", "HEAD", "OPTIONS", "BREW");
  private static final List<String> BELOW =
      List.of(
          "/status",
          "/scale",
          "/eviction",
          "/binding",
          "/log",
          "/finalize",
          "/exec",
          "/approval",
          "/ephemeralcontainers",
          "/resize",
          "/token",
          "//",
          "/x/y");

  WildCall next() {
    String collection = objects.pick(COLLECTIONS);
    String name = name();
    String method = objects.pick(METHODS);
    boolean single =
        method.equals("POST")
            ? random.nextInt(20) == 0
            : random.nextInt(method.equals("GET") ? 3 : 25) > 0;
    String path = path(collection, single ? "/" + name : "");
    if (single && random.nextInt(5) == 0) {
      path += objects.pick(BELOW);
      method = random.nextInt(4) == 0 ? "POST" : method;
    }
    Json object =
        objects.like(
            collection, single ? name : objects.pick(List.of("one", "two", "three", "four")));
    String type = type(method);
    return new WildCall(
        method, path + query(method, single), type, headers(), body(method, type, path, object));
  }

  /// Mostly one that exists.
  private String name() {
    return switch (random.nextInt(13)) {
      case 0, 1, 2, 3 -> "one";
      case 4, 5, 6, 7 -> "two";
      case 8, 9, 10 -> "three";
      case 11 -> random.nextBoolean() ? "Wrong_Name" : "%00";
      default -> random.nextBoolean() ? ".." : "x".repeat(260);
    };
  }

  private String path(String collection, String rest) {
    int space = collection.indexOf(' ');
    String group = collection.substring(0, space);
    String plural = collection.substring(space + 1);
    boolean cluster = List.of("namespaces", "nodes", "customresourcedefinitions").contains(plural);
    String namespace =
        objects.pick(
            List.of(
                "default",
                "default",
                "default",
                "default",
                "default",
                "other",
                "other",
                random.nextBoolean() ? "missing" : "one"));
    return switch (random.nextInt(40)) {
      case 0 ->
          "/"
              + objects.pick(
                  List.of(
                      "",
                      "api",
                      "apis",
                      "healthz",
                      "readyz",
                      "livez",
                      "version",
                      "openapi/v2",
                      "openapi/v3",
                      "metrics",
                      "apis/apps",
                      "apis/x/y/z",
                      "%2e%2e",
                      "api//v1"));
      case 1 -> "/" + group + (random.nextInt(20) == 0 ? "/watch/" : "/") + plural + rest;
      case 2 -> "/" + group + "/" + plural + rest;
      default -> "/" + group + (cluster ? "" : "/namespaces/" + namespace) + "/" + plural + rest;
    };
  }

  private String query(String method, boolean single) {
    StringBuilder query = new StringBuilder("?timeoutSeconds=1");
    if (method.equals("PATCH") && random.nextBoolean()) {
      query.append("&fieldManager=them");
    }
    while (random.nextInt(3) == 0) {
      query.append('&').append(objects.pick(QUERIES));
    }
    if (method.equals("GET") && !single && random.nextInt(150) == 0) {
      query.append("&watch=1");
    }
    return query.toString();
  }

  private String type(String method) {
    if (random.nextInt(12) == 0) {
      return objects.pick(TYPES);
    }
    return method.equals("PATCH")
        ? TYPES.get(2 + random.nextInt(4))
        : TYPES.get(random.nextInt(8) == 0 ? 1 : 0);
  }

  private String headers() {
    String accept = random.nextInt(3) == 0 ? "Accept: " + objects.pick(ACCEPTS) + "\r\n" : "";
    return switch (random.nextInt(40)) {
      case 0 -> accept + "Impersonate-User: someone\r\n";
      case 1 -> accept + "Accept-Encoding: gzip\r\n";
      case 2 -> accept + "X-Wild: \u00e9\r\n";
      case 3 -> accept + "If-Match: *\r\n";
      default -> accept;
    };
  }

  private byte[] body(String method, String type, String path, Json object) {
    if (method.equals("GET")
        || method.equals("HEAD")
        || method.equals("DELETE") && random.nextInt(3) > 0) {
      return new byte[0];
    }
    Json spoilt = objects.spoilt(object, Math.max(0, random.nextInt(6) - 2));
    Json sent =
        switch (type) {
          case "application/json-patch+json" -> objects.jsonPatch(object);
          case "application/merge-patch+json", "application/strategic-merge-patch+json" ->
              random.nextBoolean() ? objects.spoilt(object, 3) : objects.any(4);
          default ->
              method.equals("DELETE")
                  ? options()
                  : path.endsWith("n") ? subresource(path, spoilt) : spoilt;
        };
    return mangled(sent.toString());
  }

  private Json options() {
    JsonObject usual =
        JsonObject.of("kind", "DeleteOptions", "apiVersion", "v1")
            .with("gracePeriodSeconds", objects.pick(List.of(0, 1, 30, -1)))
            .with("propagationPolicy", objects.pick(List.of("Orphan", "Background", "Foreground")));
    return objects.spoilt(usual, random.nextInt(3));
  }

  private Json subresource(String path, Json otherwise) {
    if (path.endsWith("/eviction")) {
      return objects.spoilt(
          JsonObject.of("kind", "Eviction", "apiVersion", "policy/v1")
              .with("metadata", JsonObject.of("name", "one")),
          random.nextInt(2));
    } else if (path.endsWith("/binding")) {
      return objects.spoilt(
          JsonObject.of("kind", "Binding", "apiVersion", "v1")
              .with("target", JsonObject.of("kind", "Node", "name", "node-1")),
          random.nextInt(2));
    }
    return otherwise;
  }

  /// The text, at times not quite.
  private byte[] mangled(String text) {
    String sent =
        switch (random.nextInt(60)) {
          case 0 -> text.substring(0, random.nextInt(text.length() + 1));
          case 1 -> "[".repeat(20_000);
          case 2 -> "{\"a\":".repeat(3_000) + "1" + "}".repeat(3_000);
          case 3 -> text.replace(":1", ":1e999999999");
          case 4 -> text.replace(":1", ":" + "9".repeat(5_000));
          case 5 -> text + text;
          case 6 -> "--- " + text + "\n---\n";
          case 7 -> "&a [*a]\n<<: *a";
          case 8 -> text.replace("\"metadata\"", "\"metadata\":{},\"metadata\"");
          case 9 -> "";
          default -> text;
        };
    byte[] bytes = sent.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(80) == 0 && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}

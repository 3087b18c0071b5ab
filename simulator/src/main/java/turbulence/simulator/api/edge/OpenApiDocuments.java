package turbulence.simulator.api.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.discovery.Catalogue;
import turbulence.simulator.api.discovery.KindInfo;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.http.Headers;
import turbulence.simulator.schema.OpenApi;
import turbulence.simulator.schema.OpenApi.Endpoint;

/// What objects look like, for clients that check before they send.
final class OpenApiDocuments {
  private static final List<String> KINDLESS =
      List.of(".well-known/openid-configuration", "api", "apis", "openid/v1/jwks", "version");

  private final Kinds kinds;
  private final OpenApi openApi;

  OpenApiDocuments(Kinds kinds) {
    this.kinds = kinds;
    this.openApi = new OpenApi(kinds.schemas());
  }

  private static boolean isBuiltIn(Catalogue now, String group) {
    return !group.isEmpty()
        && now.versions(group).stream()
            .flatMap(version -> now.kinds(group, version).stream())
            .anyMatch(info -> !info.isCustom());
  }

  /// False when the path names none of these documents.
  boolean answer(Exchange exchange, List<String> path) throws IOException {
    Catalogue now = kinds.catalogue().now();
    if (path.size() == 2 && path.get(1).equals("v3")) {
      return index(exchange, index(now));
    } else if (path.size() == 2 && path.get(1).equals("v2")) {
      return isCompactAsked(exchange) ? compact(exchange) : json(exchange, openApi.old(all(now)));
    } else if (path.size() == 4 && path.get(1).equals("v3") && path.get(2).equals("api")) {
      return document(exchange, now, "", path.get(3));
    } else if (path.size() == 5 && path.get(1).equals("v3") && path.get(2).equals("apis")) {
      return document(exchange, now, path.get(3), path.get(4));
    } else if (path.size() > 2 && path.get(1).equals("v3")) {
      return kindless(exchange, now, String.join("/", path.subList(2, path.size())));
    }
    return false;
  }

  /// kubectl asks for the old document so, about kinds that it does not find in the new ones. It
  /// hears that there are none; to tell what is in the others would be a second language for
  /// nothing.
  private static boolean isCompactAsked(Exchange exchange) {
    return exchange.request().headers().all("Accept").stream()
        .anyMatch(accept -> accept.contains("application/com.github.proto-openapi.spec.v2"));
  }

  private static boolean compact(Exchange exchange) throws IOException {
    String info = "\n\nKubernetes\u0012\u0007v1.36.2";
    String document = "\n\u00032.0\u0012" + (char) info.length() + info;
    exchange.reply(
        200,
        Headers.of("Content-Type", "application/com.github.proto-openapi.spec.v2.v1.0+protobuf"),
        document.getBytes(StandardCharsets.ISO_8859_1));
    return true;
  }

  /// Paths behind which there are no kinds, and nothing to tell.
  private boolean kindless(Exchange exchange, Catalogue now, String path) throws IOException {
    boolean known =
        KINDLESS.contains(path)
            || path.startsWith("apis/") && isBuiltIn(now, path.substring("apis/".length()));
    return known && json(exchange, openApi.document("", "", List.of()));
  }

  /// Real servers call this plain text.
  private static boolean index(Exchange exchange, JsonObject document) throws IOException {
    Answers.text(exchange, 200, document.toString());
    return true;
  }

  private static boolean json(Exchange exchange, JsonObject document) throws IOException {
    Answers.object(exchange, 200, document, List.of());
    return true;
  }

  private boolean document(Exchange exchange, Catalogue now, String group, String version)
      throws IOException {
    List<Endpoint> endpoints = endpoints(now, group, version);
    return !endpoints.isEmpty() && json(exchange, openApi.document(group, version, endpoints));
  }

  private static JsonObject index(Catalogue now) {
    Map<String, String> contents = new TreeMap<>();
    KINDLESS.forEach(path -> contents.put(path, ""));
    for (String group : now.groups()) {
      if (isBuiltIn(now, group)) {
        contents.put("apis/" + group, "");
      }
      for (String version : now.versions(group)) {
        String path = group.isEmpty() ? "api/" + version : "apis/" + group + "/" + version;
        StringBuilder content = new StringBuilder();
        for (KindInfo info : now.kinds(group, version)) {
          content.append(info.plural()).append(info.declared());
        }
        contents.put(path, content.toString());
      }
    }
    return OpenApi.index(contents);
  }

  private Map<String, List<Endpoint>> all(Catalogue now) {
    Map<String, List<Endpoint>> all = new LinkedHashMap<>();
    for (String group : now.groups()) {
      for (String version : now.versions(group)) {
        all.put(group.isEmpty() ? version : group + "/" + version, endpoints(now, group, version));
      }
    }
    return all;
  }

  private List<Endpoint> endpoints(Catalogue now, String group, String version) {
    return now.kinds(group, version).stream().map(this::endpoint).toList();
  }

  private Endpoint endpoint(KindInfo info) {
    Kind kind = kinds.kind(info);
    return new Endpoint(info.plural(), info.kind(), info.namespaced(), kind.custom());
  }
}

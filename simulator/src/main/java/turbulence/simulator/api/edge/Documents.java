package turbulence.simulator.api.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Credentials;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.discovery.AggregatedDiscovery;
import turbulence.simulator.api.discovery.Catalogue;
import turbulence.simulator.api.discovery.PlainDiscovery;
import turbulence.simulator.api.discovery.ServerVersion;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.http.Headers;

/// What a server says of itself: version, health, which kinds it serves and what they look like.
final class Documents {
  private static final List<String> ALWAYS =
      List.of(
          "/.well-known/openid-configuration",
          "/api",
          "/api/v1",
          "/apis",
          "/healthz",
          "/livez",
          "/openapi/v2",
          "/openapi/v3",
          "/openid/v1/jwks",
          "/readyz",
          "/version");

  private final Kinds kinds;
  private final OpenApiDocuments openApi;
  private final Credentials credentials;

  Documents(Kinds kinds, Credentials credentials) {
    this.kinds = kinds;
    this.credentials = credentials;
    this.openApi = new OpenApiDocuments(kinds);
  }

  /// False when the path names none of these.
  boolean answer(Exchange exchange) throws IOException {
    List<String> path = exchange.request().segments();
    boolean reads =
        exchange.request().method().equals("GET") || exchange.request().method().equals("HEAD");
    if (exchange.request().path().startsWith("//")) {
      return false;
    } else if (!reads) {
      requireReading(path);
      return false;
    } else if (path.isEmpty()) {
      return json(exchange, index());
    }
    return switch (path.getFirst()) {
      case "version" -> path.size() == 1 && json(exchange, ServerVersion.document());
      case "healthz", "livez", "readyz" -> health(exchange);
      case "api", "apis" -> discovery(exchange, path);
      case "openapi" -> openApi.answer(exchange, path);
      case ".well-known", "openid" -> published(exchange);
      default -> false;
    };
  }

  private static void requireReading(List<String> path) {
    boolean discovery =
        !path.isEmpty()
            && switch (path.getFirst()) {
              case "version" -> path.size() == 1;
              case "api" -> path.size() <= 2;
              case "apis" -> path.size() <= 3;
              default -> false;
            };
    if (discovery) {
      throw Refusals.methodNotAllowed();
    }
  }

  /// The paths that there are, as a real server lists them at its root.
  private JsonObject index() {
    Catalogue now = kinds.catalogue().now();
    TreeSet<String> paths = new TreeSet<>(ALWAYS);
    for (String group : now.groups()) {
      if (!group.isEmpty()) {
        paths.add("/apis/" + group);
        now.versions(group).forEach(version -> paths.add("/apis/" + group + "/" + version));
      }
    }
    return JsonObject.of("paths", JsonArray.from(paths));
  }

  /// Whether kinds of this group are there without any definition.
  static boolean isBuiltIn(Catalogue now, String group) {
    return group.isEmpty()
        || now.versions(group).stream()
            .flatMap(version -> now.kinds(group, version).stream())
            .anyMatch(kind -> !kind.isCustom());
  }

  private static boolean json(Exchange exchange, JsonObject document) throws IOException {
    Answers.object(exchange, 200, document, List.of());
    return true;
  }

  private boolean published(Exchange exchange) throws IOException {
    Optional<JsonObject> document = credentials.published(exchange.request().path());
    return document.isPresent() && json(exchange, document.get());
  }

  private static boolean health(Exchange exchange) throws IOException {
    String name = exchange.request().segments().getFirst();
    boolean verbose = exchange.request().query().has("verbose");
    Answers.text(
        exchange, 200, verbose ? "[+]ping ok\n[+]etcd ok\n" + name + " check passed\n" : "ok");
    return true;
  }

  private boolean discovery(Exchange exchange, List<String> path) throws IOException {
    Catalogue now = kinds.catalogue().now();
    PlainDiscovery plain = new PlainDiscovery(now);
    boolean core = path.getFirst().equals("api");
    if (path.size() == 1) {
      AggregatedDiscovery aggregated = aggregated(exchange, now);
      if (aggregated != null) {
        JsonObject document = core ? aggregated.core() : aggregated.groups();
        return typed(exchange, aggregated.mediaType(), document);
      }
      return json(exchange, core ? plain.core(address(exchange)) : plain.groups());
    }
    Optional<JsonObject> document =
        switch (path.size()) {
          case 2 -> core ? plain.kinds("", path.get(1)) : plain.group(path.get(1));
          case 3 -> core ? Optional.empty() : plain.kinds(path.get(1), path.get(2));
          default -> Optional.empty();
        };
    if (document.isPresent()) {
      return json(exchange, document.get());
    } else if (core && path.size() == 2
        || !core && path.size() <= 3 && isBuiltIn(now, path.get(1))) {
      throw Refusals.noSuchResource();
    }
    return false;
  }

  private static boolean typed(Exchange exchange, String mediaType, JsonObject document)
      throws IOException {
    exchange.reply(
        200,
        Headers.of("Content-Type", mediaType),
        document.toString().getBytes(StandardCharsets.UTF_8));
    return true;
  }

  /// Null when the client wants the plain form.
  private static @Nullable AggregatedDiscovery aggregated(Exchange exchange, Catalogue now) {
    for (Accept accept : Accept.all(exchange.request())) {
      if (accept.as().equals("APIGroupDiscoveryList")
          && accept.isJson()
          && AggregatedDiscovery.VERSIONS.contains(accept.version())) {
        return new AggregatedDiscovery(now, accept.version());
      } else if (accept.as().isEmpty() && accept.isJson()) {
        return null;
      }
    }
    return null;
  }

  private static String address(Exchange exchange) {
    String host = exchange.request().headers().first("Host");
    return host == null ? "127.0.0.1" : host;
  }
}

package turbulence.simulator.mesh.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// What a request must be like to take a route: all of it.
///
/// @param uri what the path must be like; null when any will do
/// @param port 0 when any will do
/// @param gateways `namespace/name` or `mesh`; empty for all that its VirtualService names
record Match(
    @Nullable TextMatch uri,
    Map<String, TextMatch> words,
    Map<String, TextMatch> headers,
    Map<String, TextMatch> withoutHeaders,
    Map<String, TextMatch> parameters,
    int port,
    List<String> gateways,
    String sourceNamespace,
    JsonObject sourceLabels) {
  static final Match EVERYTHING =
      new Match(null, Map.of(), Map.of(), Map.of(), Map.of(), 0, List.of(), "", JsonObject.EMPTY);

  static Match of(JsonObject given, String namespace) {
    Map<String, TextMatch> words = new LinkedHashMap<>();
    for (String word : List.of("method", "authority", "scheme")) {
      if (given.get(word) instanceof JsonObject text) {
        words.put(word, TextMatch.of(text, false));
      }
    }
    return new Match(
        given.get("uri") instanceof JsonObject text
            ? TextMatch.of(text, Given.flag(given, "ignoreUriCase"))
            : null,
        words,
        texts(given.object("headers")),
        texts(given.object("withoutHeaders")),
        texts(given.object("queryParams")),
        Given.number(given, "port", 0),
        Hosts.gateways(Given.texts(given, "gateways"), namespace),
        Given.text(given, "sourceNamespace"),
        given.object("sourceLabels"));
  }

  private static Map<String, TextMatch> texts(JsonObject given) {
    Map<String, TextMatch> texts = new LinkedHashMap<>();
    for (Map.Entry<String, Json> entry : given) {
      JsonObject text = entry.getValue() instanceof JsonObject object ? object : JsonObject.EMPTY;
      texts.put(entry.getKey(), TextMatch.of(text, false));
    }
    return texts;
  }

  boolean isEverything() {
    return equals(EVERYTHING);
  }

  boolean fits(Asked asked) {
    return (port == 0 || port == asked.port())
        && (gateways.isEmpty() || gateways.contains(asked.gateway()))
        && (sourceNamespace.isEmpty() || sourceNamespace.equals(asked.namespace()))
        && asked.labels().includes(sourceLabels)
        && (uri == null || uri.fits(asked.path()))
        && (words.isEmpty() || wordsFit(asked))
        && (headers.isEmpty() || headersFit(asked))
        && (parameters.isEmpty() || parametersFit(asked))
        && (withoutHeaders.isEmpty() || isWithout(asked));
  }

  private boolean wordsFit(Asked asked) {
    return words.entrySet().stream()
        .allMatch(word ->
            word.getValue()
                .fits(
                    switch (word.getKey()) {
                      case "method" -> asked.request().method();
                      case "authority" -> asked.authority();
                      default -> "http";
                    }));
  }

  private boolean headersFit(Asked asked) {
    return headers.entrySet().stream()
        .allMatch(each -> each.getValue().fits(header(asked, each.getKey())));
  }

  private boolean isWithout(Asked asked) {
    return withoutHeaders.entrySet().stream()
        .noneMatch(each -> each.getValue().fits(header(asked, each.getKey())));
  }

  private static @Nullable String header(Asked asked, String name) {
    return asked.request().headers().first(name).orElse(null);
  }

  private boolean parametersFit(Asked asked) {
    return parameters.entrySet().stream()
        .allMatch(each -> each.getValue().fits(asked.parameter(each.getKey())));
  }
}

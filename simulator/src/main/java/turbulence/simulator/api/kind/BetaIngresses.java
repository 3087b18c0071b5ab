package turbulence.simulator.api.kind;

import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Ingresses in their first versions, which name a service and its port side by side.
final class BetaIngresses implements Conversion {
  private static final String BACKEND = "backend";
  private static final String DEFAULT_BACKEND = "defaultBackend";
  private static final JsonText USUAL = new JsonText("ImplementationSpecific");

  @Override
  public JsonObject stored(JsonObject old) {
    return Draft.of(old)
        .inside("spec", spec -> renamed(rules(spec, BetaIngresses::inside), BACKEND, true))
        .build();
  }

  @Override
  public JsonObject served(JsonObject ingress) {
    return Draft.of(ingress)
        .inside(
            "spec", spec -> renamed(rules(spec, BetaIngresses::sideBySide), DEFAULT_BACKEND, false))
        .build();
  }

  private interface Backends {
    JsonObject converted(JsonObject backend);
  }

  private static JsonObject renamed(JsonObject spec, String from, boolean store) {
    if (!(spec.get(from) instanceof JsonObject backend)) {
      return spec;
    }
    return store
        ? Draft.of(spec).remove(from).put(DEFAULT_BACKEND, inside(backend)).build()
        : Draft.of(spec).remove(from).put(BACKEND, sideBySide(backend)).build();
  }

  private static JsonObject rules(JsonObject spec, Backends backends) {
    return Draft.of(spec)
        .each(
            "rules",
            rule ->
                Draft.of(rule)
                    .inside(
                        "http",
                        http -> Draft.of(http).each("paths", path -> path(path, backends)).build())
                    .build())
        .build();
  }

  private static JsonObject path(JsonObject path, Backends backends) {
    return Draft.of(path)
        .presetBlank("pathType", USUAL)
        .inside(BACKEND, backends::converted)
        .build();
  }

  private static JsonObject inside(JsonObject backend) {
    if (!backend.has("serviceName") && !backend.has("servicePort")) {
      return backend;
    }
    JsonObject.Builder service =
        JsonObject.builder().put("name", backend.text("serviceName").orElse(""));
    Json port = backend.get("servicePort");
    if (port instanceof JsonNumber number) {
      service.put("port", JsonObject.of("number", number));
    } else if (port instanceof JsonText name) {
      service.put("port", JsonObject.of("name", name));
    }
    return Draft.of(backend)
        .remove("serviceName")
        .remove("servicePort")
        .put("service", service.build())
        .build();
  }

  private static JsonObject sideBySide(JsonObject backend) {
    if (!(backend.get("service") instanceof JsonObject service)) {
      return backend;
    }
    JsonObject port = service.object("port");
    Draft draft =
        Draft.of(backend)
            .remove("service")
            .put("serviceName", new JsonText(service.text("name").orElse("")));
    Json value = port.has("number") ? port.get("number") : port.get("name");
    return Draft.isAbsent(value)
        ? draft.build()
        : draft.put("servicePort", java.util.Objects.requireNonNull(value)).build();
  }
}

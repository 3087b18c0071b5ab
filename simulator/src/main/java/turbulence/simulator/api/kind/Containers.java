package turbulence.simulator.api.kind;

import java.util.Locale;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What a server fills in into containers.
final class Containers {
  static final Json TCP = new JsonText("TCP");
  private static final Json ALWAYS = new JsonText("Always");
  private static final Json IF_NOT_PRESENT = new JsonText("IfNotPresent");
  private static final Json MESSAGE_PATH = new JsonText("/dev/termination-log");
  private static final Json MESSAGE_POLICY = new JsonText("File");
  private static final Json V1 = new JsonText("v1");
  private static final Json NOTHING = new JsonText("0");
  private static final Json ROOT = new JsonText("/");
  private static final Json HTTP = new JsonText("HTTP");
  private static final Json UNNAMED = new JsonText("");
  static final Json ONE = new JsonNumber(1L);
  private static final Json THREE = new JsonNumber(3L);
  private static final Json TEN = new JsonNumber(10L);

  private Containers() {}

  static JsonObject defaulted(JsonObject container) {
    Draft draft =
        Draft.of(container)
            .always("resources", Amounts::requirements)
            .each("ports", Containers::port)
            .each("env", Containers::variable)
            .inside("livenessProbe", Containers::probe)
            .inside("readinessProbe", Containers::probe)
            .inside("startupProbe", Containers::probe)
            .inside("lifecycle", Containers::lifecycle)
            .presetBlank("terminationMessagePath", MESSAGE_PATH)
            .presetBlank("terminationMessagePolicy", MESSAGE_POLICY);
    if (Draft.isBlank(container.get("imagePullPolicy"))) {
      draft.put("imagePullPolicy", pullPolicy(container.text("image").orElse("")));
    }
    return draft.build();
  }

  /// What is latest is always pulled.
  static Json pullPolicy(String image) {
    int at = image.indexOf('@');
    String name = at < 0 ? image : image.substring(0, at);
    int slash = name.lastIndexOf('/');
    int colon = name.indexOf(':', slash + 1);
    String path = colon < 0 ? name : name.substring(0, colon);
    if (path.isEmpty()
        || !path.substring(slash + 1).toLowerCase(Locale.ROOT).equals(path.substring(slash + 1))) {
      return IF_NOT_PRESENT;
    }
    boolean latest = colon < 0 ? at < 0 : name.substring(colon + 1).equals("latest");
    return latest ? ALWAYS : IF_NOT_PRESENT;
  }

  private static JsonObject port(JsonObject port) {
    return Draft.of(port).presetBlank("protocol", TCP).build();
  }

  private static JsonObject variable(JsonObject variable) {
    return Draft.of(variable).inside("valueFrom", Containers::source).build();
  }

  /// A reference to a field of the pod or to an amount of a container's.
  static JsonObject source(JsonObject source) {
    return Draft.of(source)
        .inside("fieldRef", ref -> Draft.of(ref).presetBlank("apiVersion", V1).build())
        .inside("resourceFieldRef", Containers::resourceRef)
        .build();
  }

  private static JsonObject resourceRef(JsonObject ref) {
    Draft draft = Draft.of(ref).presetBlank("divisor", NOTHING);
    return Amounts.canonical(draft, ref, "divisor").build();
  }

  private static JsonObject probe(JsonObject probe) {
    return Draft.of(probe)
        .inside("httpGet", Containers::httpGet)
        .inside("grpc", grpc -> Draft.of(grpc).preset("service", UNNAMED).build())
        .presetBlank("timeoutSeconds", ONE)
        .presetBlank("periodSeconds", TEN)
        .presetBlank("successThreshold", ONE)
        .presetBlank("failureThreshold", THREE)
        .build();
  }

  private static JsonObject httpGet(JsonObject action) {
    return Draft.of(action).presetBlank("path", ROOT).presetBlank("scheme", HTTP).build();
  }

  private static JsonObject lifecycle(JsonObject lifecycle) {
    return Draft.of(lifecycle)
        .inside("postStart", Containers::handler)
        .inside("preStop", Containers::handler)
        .build();
  }

  private static JsonObject handler(JsonObject handler) {
    return Draft.of(handler).inside("httpGet", Containers::httpGet).build();
  }

  /// On the host's network a container's ports are the host's.
  static JsonObject onHost(JsonObject container) {
    return Draft.of(container)
        .each(
            "ports",
            port ->
                Draft.isBlank(port.get("hostPort")) && !Draft.isBlank(port.get("containerPort"))
                    ? port.with("hostPort", port.get("containerPort"))
                    : port)
        .build();
  }
}

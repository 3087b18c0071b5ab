package turbulence.simulator.api.kind;

import java.util.List;
import java.util.Locale;
import turbulence.json.JsonText;
import turbulence.simulator.quantity.Quantity;

/// What a server refuses in a container's environment.
final class EnvironmentCheck {
  private static final List<String> FIELDS =
      List.of(
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "spec.nodeName",
          "spec.serviceAccountName",
          "status.hostIP",
          "status.hostIPs",
          "status.podIP",
          "status.podIPs");
  private static final List<String> CONVERTIBLE =
      List.of(
          "metadata.annotations",
          "metadata.labels",
          "spec.restartPolicy",
          "spec.schedulerName",
          "spec.hostNetwork",
          "status.phase",
          "status.nominatedNodeName");
  private static final List<String> AMOUNTS =
      List.of(
          "limits.cpu",
          "limits.ephemeral-storage",
          "limits.memory",
          "requests.cpu",
          "requests.ephemeral-storage",
          "requests.memory");
  private static final List<String> SIZES =
      List.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");
  private static final String SEVERAL = "may not have more than one field specified at a time";

  private EnvironmentCheck() {}

  static void check(Field container) {
    for (Field variable : container.child("env")) {
      Field name = variable.child("name");
      if (name.isBlank()) {
        name.required("");
      } else {
        name.must(Names.environment(name.text()));
      }
      if (variable.child("valueFrom").isSet()) {
        checkSource(variable);
      }
    }
    Field all = container.child("envFrom");
    for (Field source : all) {
      checkAll(all, source);
    }
  }

  private static void checkSource(Field variable) {
    Field source = variable.child("valueFrom");
    int sources = 0;
    if (source.child("fieldRef").isSet()) {
      sources++;
      checkField(source.child("fieldRef"), FIELDS);
    }
    if (source.child("resourceFieldRef").isSet()) {
      sources++;
      checkAmount(source.child("resourceFieldRef"), false);
    }
    for (String kind : List.of("configMapKeyRef", "secretKeyRef")) {
      if (source.child(kind).isSet()) {
        sources++;
        checkKey(source.child(kind));
      }
    }
    if (source.child("fileKeyRef").isSet()) {
      sources++;
    }
    Field blank = source.holding(new JsonText(""));
    if (sources == 0) {
      blank.invalid(
          "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef`"
              + " or `fileKeyRef`");
    } else if (!variable.child("value").isBlank()) {
      blank.invalid("may not be specified when `value` is not empty");
    } else if (sources > 1) {
      blank.invalid(SEVERAL);
    }
  }

  /// A reference to a field of the pod; the paths are those without a subscript.
  static void checkField(Field ref, List<String> paths) {
    Field path = ref.child("fieldPath");
    if (ref.child("apiVersion").isBlank()) {
      ref.child("apiVersion").required("");
      return;
    }
    if (path.isBlank()) {
      path.required("");
      return;
    }
    int bracket = path.text().indexOf("['");
    if (bracket >= 0 && path.text().endsWith("']")) {
      checkSubscript(ref, path, bracket);
    } else if (!paths.contains(path.text())) {
      if (FIELDS.contains(path.text()) || CONVERTIBLE.contains(path.text())) {
        path.unsupported(paths);
      } else {
        path.invalid("error converting fieldPath: field label not supported: " + path.text());
      }
    }
  }

  private static void checkSubscript(Field ref, Field path, int bracket) {
    String text = path.text();
    String key = text.substring(bracket + 2, text.length() - 2);
    Field named = ref.holding(new JsonText(key));
    switch (text.substring(0, bracket)) {
      case "metadata.annotations" -> named.must(Names.labelKey(key.toLowerCase(Locale.ROOT)));
      case "metadata.labels" -> named.must(Names.labelKey(key));
      default -> path.invalid("error converting fieldPath: field label does not support subscript");
    }
  }

  /// A reference to an amount of a container's; in a volume it names the container.
  static void checkAmount(Field ref, boolean volume) {
    Field resource = ref.child("resource");
    if (volume && ref.child("containerName").isBlank()) {
      ref.child("containerName").required("");
    } else if (resource.isBlank()) {
      resource.required("");
    } else if (!AMOUNTS.contains(resource.text())
        && !resource.text().startsWith("limits.hugepages-")
        && !resource.text().startsWith("requests.hugepages-")) {
      resource.unsupported(AMOUNTS);
    }
    checkDivisor(ref, resource);
  }

  private static void checkDivisor(Field ref, Field resource) {
    String divisor = ref.child("divisor").text();
    if (Quantity.of(divisor).signum() == 0) {
      return;
    }
    boolean cpu = resource.text().endsWith(".cpu");
    if (!(cpu ? List.of("1m", "1") : SIZES).contains(divisor)) {
      resource
          .at(ref.child("divisor"))
          .invalid(
              cpu
                  ? "only divisor's values 1m and 1 are supported with the cpu resource"
                  : "only divisor's values "
                      + String.join(", ", SIZES)
                      + " are supported with the "
                      + kind(resource.text())
                      + " resource");
    }
  }

  private static String kind(String resource) {
    return resource.endsWith(".memory")
        ? "memory"
        : resource.endsWith("-storage") ? "local ephemeral storage" : "hugepages";
  }

  private static void checkKey(Field ref) {
    Field name = Selectors.blank(ref.child("name"));
    name.must(Names.subdomain(name.text()));
    Field key = ref.child("key");
    if (key.isBlank()) {
      key.required("");
    } else {
      key.must(Names.configKey(key.text()));
    }
  }

  private static void checkAll(Field all, Field source) {
    Field prefix = source.child("prefix");
    if (!prefix.isBlank()) {
      prefix.must(Names.environment(prefix.text()));
    }
    int sources = 0;
    for (String kind : List.of("configMapRef", "secretRef")) {
      if (source.child(kind).isSet()) {
        sources++;
        Field name = source.child(kind).child("name");
        if (name.isBlank()) {
          name.required("");
        } else {
          name.must(Metadata.named(NameRule.SUBDOMAIN, name.text(), true));
        }
      }
    }
    Field blank = all.holding(new JsonText(""));
    if (sources == 0) {
      blank.invalid("must specify one of: `configMapRef` or `secretRef`");
    } else if (sources > 1) {
      blank.invalid(SEVERAL);
    }
  }
}

package turbulence.simulator.api.edge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Deletion.Propagation;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.kind.Findings;

/// Reads how something shall be deleted: from a body of `DeleteOptions`, or from the parameters.
final class Deletions {
  private Deletions() {}

  static Deletion of(Call call) throws IOException {
    JsonObject options =
        call.exchange().body().length == 0
            ? fromQuery(call)
            : Bodies.object(call.exchange(), "DeleteOptions").tree();
    String kind = options.text("kind").orElse("");
    if (!kind.isEmpty() && !kind.equals("DeleteOptions")) {
      String version = options.text("apiVersion").orElse("v1");
      throw Refusals.badRequest(
          kind
              + " in version \""
              + version
              + "\" cannot be handled as a DeleteOptions: no kind \""
              + kind
              + "\" is registered for version \""
              + version
              + "\"");
    }
    return of(options, call.query().all("dryRun"));
  }

  private static JsonObject fromQuery(Call call) {
    JsonObject.Builder options = JsonObject.builder();
    Long grace = Numbers.number(call.query(), "gracePeriodSeconds");
    if (grace != null) {
      options.put("gracePeriodSeconds", grace);
    }
    String propagation = call.query().text("propagationPolicy");
    if (!propagation.isEmpty()) {
      options.put("propagationPolicy", propagation);
    }
    if (call.query().has("orphanDependents")) {
      options.put("orphanDependents", call.asks("orphanDependents"));
    }
    return options.build();
  }

  /// The parameter `dryRun` counts beside the options.
  static Deletion of(JsonObject options, List<String> dryRunParameters) {
    Findings findings = new Findings();
    List<String> dryRun = new ArrayList<>(dryRunParameters);
    for (Json each : options.array("dryRun")) {
      if (each instanceof JsonText text) {
        dryRun.add(text.value());
      }
    }
    JsonObject preconditions = options.object("preconditions");
    Deletion deletion =
        new Deletion(
            options.get("gracePeriodSeconds") instanceof JsonNumber seconds
                ? (long) seconds.doubleValue()
                : null,
            propagation(options, findings),
            preconditions.text("uid").orElse(null),
            preconditions.text("resourceVersion").orElse(null),
            Intents.dryRun(dryRun, findings));
    if (!findings.isEmpty()) {
      throw Refusals.invalid("meta.k8s.io", "DeleteOptions", "", findings.all());
    }
    return deletion;
  }

  private static @Nullable Propagation propagation(JsonObject options, Findings findings) {
    Json old = options.get("orphanDependents");
    if (old != null && options.has("propagationPolicy")) {
      findings.invalid(
          "propagationPolicy",
          new JsonText(options.text("propagationPolicy").orElse("")),
          "orphanDependents and deletionPropagation cannot be both set");
    } else if (old != null) {
      return old.toString().equals("true") ? Propagation.ORPHAN : Propagation.BACKGROUND;
    }
    String policy = options.text("propagationPolicy").orElse("");
    return switch (policy) {
      case "" -> null;
      case "Background" -> Propagation.BACKGROUND;
      case "Foreground" -> Propagation.FOREGROUND;
      case "Orphan" -> Propagation.ORPHAN;
      default -> {
        findings.unsupported(
            "propagationPolicy",
            new JsonText(policy),
            List.of("Foreground", "Background", "Orphan", "nil"));
        yield null;
      }
    };
  }
}

package turbulence.simulator.api.edge;

import java.time.InstantSource;
import java.util.List;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.read.Form;
import turbulence.simulator.api.read.PartialForm;
import turbulence.simulator.api.read.TableForm;
import turbulence.simulator.api.read.WholeForm;
import turbulence.simulator.api.table.IncludeObject;
import turbulence.simulator.api.table.Tables;

/// Finds the form that a client wants among those that we have.
final class Forms {
  private final InstantSource clock;

  Forms(InstantSource clock) {
    this.clock = clock;
  }

  Form of(Call call) {
    for (Accept accept : Accept.all(call.exchange().request())) {
      if (!accept.isJson()) {
        continue;
      }
      switch (accept.as()) {
        case "" -> {
          return new WholeForm(call.kind());
        }
        case "Table" -> {
          if (accept.group().equals("meta.k8s.io") && isTableVersion(accept.version())) {
            return new TableForm(
                Tables.of(call.kind().info()),
                IncludeObject.of(call.query().text("includeObject")),
                "meta.k8s.io/" + accept.version(),
                clock);
          }
        }
        case "PartialObjectMetadata", "PartialObjectMetadataList" -> {
          if (accept.group().equals("meta.k8s.io") && isTableVersion(accept.version())) {
            return new PartialForm(accept.version());
          }
        }
        default -> {}
      }
    }
    throw Refusals.notAcceptable(
        List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf"));
  }

  private static boolean isTableVersion(String version) {
    return version.equals("v1") || version.equals("v1beta1");
  }
}

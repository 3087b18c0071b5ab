package turbulence.simulator.api.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonReader;
import turbulence.json.Limits;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.kind.Findings;
import turbulence.simulator.api.write.Document;
import turbulence.simulator.api.write.Patching;
import turbulence.simulator.patch.JsonPatch;
import turbulence.simulator.patch.MergePatch;
import turbulence.simulator.patch.Patch;
import turbulence.simulator.patch.PatchRefused;
import turbulence.simulator.patch.StrategicPatch;

/// Tells the kinds of patches apart by their media types.
final class PatchTypes {
  static final String APPLY = "application/apply-patch+yaml";
  private static final String JSON = "application/json-patch+json";
  private static final String MERGE = "application/merge-patch+json";
  private static final String STRATEGIC = "application/strategic-merge-patch+json";

  private PatchTypes() {}

  static Patch read(Call call) throws IOException {
    String type = Bodies.mediaType(call.exchange());
    if (type.equals(STRATEGIC) && call.kind().info().isCustom()) {
      throw Refusals.unsupportedMediaType(List.of(JSON, MERGE, APPLY));
    } else if (!type.equals(JSON) && !type.equals(MERGE) && !type.equals(STRATEGIC)) {
      throw Refusals.unknownPatchType();
    }
    if (call.query().has("force")) {
      Findings findings = new Findings();
      findings.forbidden("force", "may not be specified for non-apply patch");
      throw Refusals.invalid("meta.k8s.io", "PatchOptions", "", findings.all());
    }
    Json tree = tree(call);
    try {
      return switch (type) {
        case JSON -> JsonPatch.of(tree);
        case MERGE -> new MergePatch(tree);
        default -> new StrategicPatch(tree);
      };
    } catch (PatchRefused refused) {
      throw Patching.refusal(refused);
    }
  }

  private static Json tree(Call call) throws IOException {
    byte[] body = call.exchange().body();
    try {
      return JsonReader.read(body, Limits.DOCUMENT);
    } catch (JsonMalformed malformed) {
      throw Refusals.badRequest(
          "error decoding patch: "
              + GoJson.complaint(new String(body, StandardCharsets.UTF_8), malformed));
    }
  }

  /// The object of an apply: YAML, of which JSON is a part.
  static Document applied(Call call) throws IOException {
    byte[] body = call.exchange().body();
    try {
      return looksLikeJson(body) ? Bodies.json(body) : Bodies.yaml(body);
    } catch (Bodies.NoDocument problem) {
      throw Refusals.badRequest("error decoding YAML: " + problem.why());
    }
  }

  private static boolean looksLikeJson(byte[] body) {
    for (byte each : body) {
      if (each > ' ') {
        return each == '{';
      }
    }
    return false;
  }

  static void requireManager(Call call) {
    if (call.query().text("fieldManager").isEmpty()) {
      Findings findings = new Findings();
      findings.required("fieldManager", "is required for apply patch");
      throw Refusals.invalid("meta.k8s.io", "PatchOptions", "", findings.all());
    }
  }
}

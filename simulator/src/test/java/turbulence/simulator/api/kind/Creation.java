package turbulence.simulator.api.kind;

import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;

/// The way of a new object through its kind, as the verbs take it.
final class Creation {
  final Resource resource;
  final JsonObject stored;
  final Findings findings = new Findings();
  final Optional<String> refusal;

  Creation(Resource resource, boolean namespaced, JsonObject request, Store store) {
    this.resource = resource;
    Behaviour behaviour = Behaviours.of(resource);
    Surroundings surroundings = surroundings(store);
    JsonObject named = request.with("metadata", metadata(request, namespaced));
    JsonObject defaulted = behaviour.defaulted(named);
    refusal = behaviour.refusal(defaulted, surroundings);
    stored = behaviour.created(defaulted, surroundings);
    Metadata.check(stored, behaviour.nameRule(), namespaced, findings);
    behaviour.check(stored, findings);
    if (findings.isEmpty()) {
      behaviour.checkAgainst(null, stored, surroundings, findings);
    }
  }

  static Creation of(String group, String plural, JsonObject request) {
    return new Creation(new Resource(group, plural), true, request, new Store());
  }

  static Surroundings surroundings(Store store) {
    return new Surroundings(Instant.EPOCH, new SplittableRandom(7), store);
  }

  private static JsonObject metadata(JsonObject request, boolean namespaced) {
    JsonObject.Builder metadata =
        request.object("metadata").toBuilder().put("uid", "00000000-0000-0000-0000-000000000001");
    if (namespaced) {
      metadata.put("namespace", "rec");
    }
    return metadata.build();
  }

  /// The complaints, as a server lists them.
  String complaints() {
    StringBuilder words = new StringBuilder();
    for (Findings.Finding finding : findings.all()) {
      words.append(words.isEmpty() ? "" : "; ");
      words.append(finding.path()).append(": ").append(finding.message());
    }
    return words.toString();
  }
}

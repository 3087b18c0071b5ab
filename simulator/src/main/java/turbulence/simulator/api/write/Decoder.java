package turbulence.simulator.api.write;

import java.util.List;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.Versions;
import turbulence.simulator.api.discovery.GroupVersion;
import turbulence.simulator.api.write.Intent.Strictness;
import turbulence.simulator.schema.CustomSchema;
import turbulence.simulator.schema.Decoded;
import turbulence.simulator.schema.Decoding;

/// Turns what clients send into objects of a kind, in the version in which they are stored.
final class Decoder {
  private final Kinds kinds;

  Decoder(Kinds kinds) {
    this.kinds = kinds;
  }

  JsonObject decode(Kind kind, Document document, Intent intent) {
    JsonObject named = named(kind, document.tree());
    Decoded decoded = typed(kind, new Document(named, document.duplicates()));
    Optional<String> refusal = decoded.refusal(intent.strictness() == Strictness.STRICT);
    if (refusal.isPresent()) {
      throw Refusals.badRequest(cannotBe(kind.name(), kind, refusal.get()));
    }
    if (intent.strictness() == Strictness.WARN) {
      intent.warnings().addAll(decoded.problems());
    }
    return Versions.stored(kind, decoded.tree());
  }

  private static Decoded typed(Kind kind, Document document) {
    if (kind.custom().isPresent()) {
      CustomSchema schema = kind.custom().get();
      Decoded pruned = schema.prune(document.tree(), document.duplicates());
      return new Decoded(schema.withDefaults(pruned.tree()), pruned.problems(), pruned.failure());
    } else if (kind.type().isPresent()) {
      return Decoding.decode(document.tree(), kind.type().get(), document.duplicates());
    }
    return new Decoded(document.tree(), List.of(), Optional.empty());
  }

  /// With apiVersion and kind, which a client may leave out of built-in kinds.
  private JsonObject named(Kind kind, JsonObject tree) {
    String name = tree.text("kind").orElse("");
    String version = tree.text("apiVersion").orElse("");
    if (kind.info().isCustom() && name.isEmpty()) {
      throw Refusals.badRequest(
          "the object provided is unrecognized (must be of type "
              + kind.name()
              + "): Object 'Kind' is missing in '"
              + tree
              + "'");
    }
    String said = name.isEmpty() ? kind.name() : name;
    String saidVersion = version.isEmpty() ? kind.apiVersion() : version;
    if (!said.equals(kind.name()) || !saidVersion.equals(kind.apiVersion())) {
      throw Refusals.badRequest(mismatch(kind, said, saidVersion));
    }
    JsonObject.Builder named =
        JsonObject.builder().put("kind", said).put("apiVersion", saidVersion);
    tree.forEach(field -> named.put(field.getKey(), field.getValue()));
    return named.put("kind", said).put("apiVersion", saidVersion).build();
  }

  private String mismatch(Kind kind, String said, String saidVersion) {
    GroupVersion version = GroupVersion.of(saidVersion);
    if (said.equals(kind.name())) {
      return "the API version in the data ("
          + saidVersion
          + ") does not match the expected API version ("
          + kind.apiVersion()
          + ")";
    }
    if (kinds.catalogue().now().ofKind(version, said).isPresent()) {
      String group = kind.info().group();
      String internal = group.isEmpty() ? "core" : group.split("\\.", 2)[0];
      return cannotBe(
          said,
          kind,
          "converting ("
              + version.version()
              + "."
              + said
              + ") to ("
              + internal
              + "."
              + kind.name()
              + "): unknown conversion");
    }
    return cannotBe(
        said,
        kind,
        "no kind \""
            + said
            + "\" is registered for version \""
            + saidVersion
            + "\" in scheme \"pkg/api/legacyscheme/scheme.go:30\"");
  }

  private static String cannotBe(String said, Kind kind, String why) {
    return said
        + " in version \""
        + kind.info().version()
        + "\" cannot be handled as a "
        + kind.name()
        + ": "
        + why;
  }
}

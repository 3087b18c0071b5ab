package turbulence.simulator.api.write;

import java.util.List;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusal.Cause;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.api.Versions;
import turbulence.simulator.patch.Patch;
import turbulence.simulator.patch.PatchRefused;
import turbulence.simulator.schema.Type;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Patches and applied objects.
public final class Patching {
  private static final Type ANYTHING = new Type.Anything();

  private final Ground ground;
  private final Decoder decoder;
  private final Creation creation;
  private final Replacement replacement;
  private final Ownership ownership;

  Patching(Ground ground, Decoder decoder, Creation creation, Replacement replacement) {
    this.ground = ground;
    this.decoder = decoder;
    this.creation = creation;
    this.replacement = replacement;
    this.ownership = new Ownership(ground);
  }

  public Stored patch(Kind kind, Key key, Part part, Patch patch, Intent intent) {
    Type type = kind.type().map(Type.class::cast).orElse(ANYTHING);
    return replacement.replace(
        kind,
        key,
        part,
        live -> {
          JsonObject patched = refused(() -> patch.applyTo(Versions.served(kind, live), type));
          return decoder.decode(kind, new Document(patched, List.of()), intent);
        },
        intent);
  }

  /// Whether there is something to apply to, so that nothing has to be created.
  public boolean isThere(Key key) {
    return ground.store().get(key).isPresent();
  }

  /// Applies the object; says whether that created it.
  public Applied apply(Kind kind, Key key, Part part, Wish wish, Intent intent) {
    boolean force = wish.force();
    JsonObject wanted = located(kind, key, wish.document().tree());
    // Read first, so that what is unknown or of a wrong type is told as for any other write.
    decoder.decode(kind, new Document(wanted, wish.document().duplicates()), intent);
    Optional<Stored> live = ground.store().get(key);
    if (live.isEmpty()) {
      return new Applied(created(kind, key, wanted, force, intent), true);
    }
    Stored stored =
        replacement.replace(
            kind,
            key,
            part,
            now -> {
              JsonObject merged =
                  refused(() ->
                      ownership.applied(kind, Versions.served(kind, now), wanted, force, intent));
              return Versions.stored(kind, merged);
            },
            untracked(intent));
    return new Applied(stored, false);
  }

  private Stored created(Kind kind, Key key, JsonObject wanted, boolean force, Intent intent) {
    String uid = Meta.of(wanted).text("uid").orElse("");
    if (!uid.isEmpty()) {
      throw Refusals.conflict(
          kind.resource(),
          key.name(),
          "uid mismatch: the provided object specified uid "
              + uid
              + ", and no existing object was found");
    }
    JsonObject fresh = refused(() -> ownership.applied(kind, null, wanted, force, intent));
    return creation.create(kind, key.namespace(), Versions.stored(kind, fresh), untracked(intent));
  }

  /// Applying keeps the books itself.
  private static Intent untracked(Intent intent) {
    return new Intent(
        intent.caller(),
        intent.manager(),
        intent.dryRun(),
        intent.strictness(),
        false,
        intent.warnings());
  }

  private static JsonObject located(Kind kind, Key key, JsonObject tree) {
    JsonObject named =
        Meta.name(tree).isEmpty() ? Meta.with(tree, meta -> meta.with("name", key.name())) : tree;
    if (!Meta.name(named).equals(key.name())) {
      throw Refusals.badRequest(
          "the name of the object ("
              + Meta.name(named)
              + ") does not match the name on the URL ("
              + key.name()
              + ")");
    }
    return kind.namespaced() && Meta.of(named).text("namespace").orElse("").isEmpty()
        ? Meta.with(named, meta -> meta.with("namespace", key.namespace()))
        : named;
  }

  /// What a manager applies, and whether it takes fields from others.
  public record Wish(Document document, boolean force) {}

  /// The outcome of applying.
  public record Applied(Stored stored, boolean created) {}

  /// Something that a patch may refuse.
  private interface Step {
    JsonObject take();
  }

  private static JsonObject refused(Step step) {
    try {
      return step.take();
    } catch (PatchRefused refused) {
      throw refusal(refused);
    }
  }

  /// The refusal that a client is told.
  public static Refusal refusal(PatchRefused refused) {
    List<Cause> causes =
        refused.causes().stream()
            .map(cause -> new Cause(cause.reason(), cause.message(), cause.field()))
            .toList();
    JsonObject details =
        !refused.isDetailed()
            ? null
            : causes.isEmpty() ? JsonObject.EMPTY : JsonObject.of("causes", Refusal.causes(causes));
    return new Refusal(refused.code(), refused.reason(), refused.message(), details);
  }
}

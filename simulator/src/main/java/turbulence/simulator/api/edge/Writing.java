package turbulence.simulator.api.edge;

import java.io.IOException;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.Rights;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.api.Versions;
import turbulence.simulator.api.read.Page;
import turbulence.simulator.api.write.Document;
import turbulence.simulator.api.write.Intent;
import turbulence.simulator.api.write.Patching;
import turbulence.simulator.api.write.Writes;
import turbulence.simulator.api.write.Writes.Removed;
import turbulence.simulator.patch.Patch;
import turbulence.simulator.store.Stored;

/// Answers create, update, patch and delete.
final class Writing {
  private static final String ORPHANS =
      "child pods are preserved by default when jobs are deleted; set propagationPolicy=Background"
          + " to remove them or set propagationPolicy=Orphan to suppress this warning";

  private final Writes writes;
  private final Rights rights;
  private final Reading reading;
  private final Runnable heed;

  Writing(Parts parts, Reading reading) {
    this.writes = parts.writes();
    this.rights = parts.rights();
    this.heed = parts.heed();
    this.reading = reading;
  }

  void create(Call call) throws IOException {
    if (!call.kind().info().allows("create")) {
      throw Refusals.methodNotAllowed();
    }
    Intent intent = Intents.of(call);
    Document document = Bodies.object(call.exchange(), call.kind().name());
    reply(call, 201, writes.create(call.kind(), call.namespace(), document, intent).object());
  }

  void update(Call call) throws IOException {
    update(call, Part.OBJECT);
  }

  void update(Call call, Part part) throws IOException {
    Intent intent = Intents.of(call);
    Document document = Bodies.object(call.exchange(), call.kind().name());
    reply(call, 200, writes.update(call.kind(), call.key(), part, document, intent).object());
  }

  void patch(Call call) throws IOException {
    patch(call, Part.OBJECT);
  }

  void patch(Call call, Part part) throws IOException {
    Intent intent = Intents.of(call);
    if (Bodies.mediaType(call.exchange()).equals(PatchTypes.APPLY)) {
      apply(call, part, intent);
      return;
    }
    Patch patch = PatchTypes.read(call);
    Stored stored = writes.patching().patch(call.kind(), call.key(), part, patch, intent);
    reply(call, 200, stored.object());
  }

  private void apply(Call call, Part part, Intent intent) throws IOException {
    PatchTypes.requireManager(call);
    if (!writes.patching().isThere(call.key())) {
      Target target = call.target();
      rights.require(
          call.caller(),
          new Rights.Deed(
              "create", target.group(), target.plural(), "", target.namespace(), target.name()));
    }
    Patching.Wish wish = new Patching.Wish(PatchTypes.applied(call), call.asks("force"));
    Patching.Applied applied = writes.patching().apply(call.kind(), call.key(), part, wish, intent);
    reply(call, applied.created() ? 201 : 200, applied.stored().object());
  }

  void delete(Call call) throws IOException {
    Removed removed = writes.remove(call.kind(), call.key(), deletion(call));
    heed.run();
    if (removed.gone() && !returnsObject(call.kind())) {
      Answers.object(call.exchange(), 200, success(call, removed.object()), call.warnings());
    } else {
      reply(call, 200, removed.object());
    }
  }

  /// How to delete, with a warning about what one might not expect.
  private static Deletion deletion(Call call) throws IOException {
    Deletion how = Deletions.of(call);
    if (how.propagation() == null && call.kind().behaviour().orphansByDefault()) {
      call.warnings().add(ORPHANS);
    }
    return how;
  }

  /// Kinds whose last state is the answer to their deletion.
  private static boolean returnsObject(Kind kind) {
    return kind.info().group().isEmpty()
        && switch (kind.name()) {
          case "Pod",
              "Service",
              "ServiceAccount",
              "PersistentVolume",
              "PersistentVolumeClaim",
              "PodTemplate",
              "ResourceQuota",
              "Namespace" ->
              true;
          default -> false;
        };
  }

  private static JsonObject success(Call call, JsonObject gone) {
    JsonObject.Builder details = JsonObject.builder().put("name", call.name());
    if (!call.kind().info().group().isEmpty()) {
      details.put("group", call.kind().info().group());
    }
    details.put("kind", call.target().plural());
    details.put("uid", gone.object("metadata").text("uid").orElse(""));
    return JsonObject.builder()
        .put("kind", "Status")
        .put("apiVersion", "v1")
        .put("metadata", JsonObject.EMPTY)
        .put("status", "Success")
        .put("details", details.build())
        .build();
  }

  void deleteCollection(Call call) throws IOException {
    Deletion how = deletion(call);
    Page page = reading.page(call);
    writes.removeAll(call.kind(), page.items(), how);
    heed.run();
    reading.reply(call, page);
  }

  void reply(Call call, int status, JsonObject stored) throws IOException {
    JsonObject object = Versions.served(call.kind(), stored);
    Answers.object(call.exchange(), status, reading.shown(call, object), call.warnings());
  }
}

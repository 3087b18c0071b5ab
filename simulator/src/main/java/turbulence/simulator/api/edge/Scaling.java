package turbulence.simulator.api.edge;

import java.io.IOException;
import java.util.function.UnaryOperator;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.api.write.Intent;
import turbulence.simulator.api.write.Patching;
import turbulence.simulator.api.write.Scale;
import turbulence.simulator.api.write.Writes;
import turbulence.simulator.patch.Patch;
import turbulence.simulator.patch.PatchRefused;
import turbulence.simulator.schema.Type;
import turbulence.simulator.store.Stored;

/// Answers calls for the `scale` of an object.
final class Scaling {
  private final Kinds kinds;
  private final Writes writes;

  Scaling(Parts parts) {
    this.kinds = parts.kinds();
    this.writes = parts.writes();
  }

  void answer(Call call, Stored owner) throws IOException {
    Scale scale = Scale.of(call.kind()).orElseThrow(Refusals::noSuchResource);
    switch (call.verb()) {
      case "get" -> reply(call, scale.read(owner.object()));
      case "update" -> {
        JsonObject wanted = Bodies.object(call.exchange(), "Scale").tree();
        String name = wanted.object("metadata").text("name").orElse("");
        if (!name.equals(call.name())) {
          throw Refusals.badRequest(
              name.isEmpty()
                  ? "name must be provided"
                  : "the name of the object ("
                      + name
                      + ") does not match the name on the URL ("
                      + call.name()
                      + ")");
        }
        reply(call, changed(call, scale, _ -> wanted));
      }
      case "patch" -> patch(call, scale);
      default -> throw Refusals.methodNotAllowed();
    }
  }

  private void patch(Call call, Scale scale) throws IOException {
    if (Bodies.mediaType(call.exchange()).equals(PatchTypes.APPLY)) {
      JsonObject wanted = PatchTypes.applied(call).tree();
      reply(call, changed(call, scale, now -> now.with("spec", wanted.object("spec"))));
      return;
    }
    Patch patch = PatchTypes.read(call);
    reply(call, changed(call, scale, now -> patched(patch, now)));
  }

  private JsonObject patched(Patch patch, JsonObject scale) {
    try {
      return patch.applyTo(scale, type());
    } catch (PatchRefused refused) {
      throw Patching.refusal(refused);
    }
  }

  private Type type() {
    return kinds
        .schemas()
        .of("autoscaling", "v1", "Scale")
        .map(Type.class::cast)
        .orElseGet(Type.Anything::new);
  }

  private JsonObject changed(Call call, Scale scale, UnaryOperator<JsonObject> change) {
    Kind kind = call.kind();
    Intent intent = Intents.of(call);
    Stored stored =
        writes.change(
            kind,
            call.key(),
            Part.OBJECT,
            owner -> scale.write(owner, change.apply(scale.read(owner))),
            intent);
    return scale.read(stored.object());
  }

  private static void reply(Call call, JsonObject scale) throws IOException {
    Answers.object(call.exchange(), 200, scale, call.warnings());
  }
}

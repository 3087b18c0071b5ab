package turbulence.simulator.api.edge;

import java.io.IOException;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.api.write.Binding;
import turbulence.simulator.api.write.Intent;
import turbulence.simulator.api.write.Writes;
import turbulence.simulator.store.Stored;

/// Answers calls for what lies below an object's path.
final class Subresources {
  private final Writes writes;
  private final Reading reading;
  private final Writing writing;
  private final Scaling scaling;
  private final LogCalls logs;
  private final RemoteCalls remote;
  private final ProxyCalls proxy;
  private final Runnable heed;
  private final TokenCalls tokens;

  Subresources(Parts parts, Reading reading, Writing writing) {
    this.writes = parts.writes();
    this.reading = reading;
    this.writing = writing;
    this.heed = parts.heed();
    this.tokens = new TokenCalls(parts.kinds(), parts.credentials());
    this.scaling = new Scaling(parts);
    this.logs = new LogCalls(parts.insides().logs());
    this.remote = new RemoteCalls(parts.insides().executor());
    this.proxy = new ProxyCalls(parts.insides().forwarding());
  }

  void answer(Call call) throws IOException, InterruptedException {
    String name = first(call.target().subresource());
    if (call.kind().info().subresource(name).isEmpty()) {
      throw Refusals.noSuchResource();
    }
    switch (name) {
      case "status" -> object(call, Part.STATUS);
      case "scale" -> scaling.answer(call, reading.stored(call));
      case "eviction" -> evict(call);
      case "binding" -> bind(call);
      case "log" -> logs.answer(call, reading.stored(call));
      case "exec", "attach", "portforward" -> remote.answer(call, reading.stored(call));
      case "proxy" -> proxy.answer(call);
      case "ephemeralcontainers" -> object(call, Part.EPHEMERAL);
      case "resize", "approval" -> object(call, Part.OBJECT);
      case "finalize" -> finalizers(call);
      case "token" -> tokens.answer(call, reading.stored(call));
      default ->
          throw new Refusal(
              501,
              "NotImplemented",
              "the simulator does not serve " + call.target().plural() + "/" + name + " yet",
              null);
    }
  }

  /// Only behind `proxy` more may follow.
  private static String first(String subresource) {
    return subresource.startsWith("proxy/") ? "proxy" : subresource;
  }

  private void object(Call call, Part part) throws IOException {
    switch (call.verb()) {
      case "get" -> reading.get(call);
      case "update" -> writing.update(call, part);
      case "patch" -> writing.patch(call, part);
      default -> throw Refusals.methodNotAllowed();
    }
  }

  /// Of what is sent only the finalizers count.
  private void finalizers(Call call) throws IOException {
    if (!call.verb().equals("update")) {
      throw Refusals.methodNotAllowed();
    }
    JsonObject wanted = Bodies.object(call.exchange(), call.kind().name()).tree();
    JsonObject spec = wanted.object("spec");
    Stored stored =
        writes.change(
            call.kind(), call.key(), Part.RAW, now -> now.with("spec", spec), Intents.of(call));
    writing.reply(call, 200, stored.object());
  }

  private void evict(Call call) throws IOException {
    requireCreate(call);
    JsonObject eviction = Bodies.object(call.exchange(), "Eviction").tree();
    requireKind(call, eviction, "Eviction", "policy");
    Deletion how = Deletions.of(eviction.object("deleteOptions"), call.query().all("dryRun"));
    try {
      writes.evict(call.kind(), call.key(), how);
      heed.run();
    } catch (Refusal refusal) {
      if (refusal.code() != 500) {
        throw refusal;
      }
      // A real server answers 201 with a failure inside when two budgets speak of the pod.
      Answers.object(call.exchange(), 201, refusal.status(), call.warnings());
      return;
    }
    created(call);
  }

  private void bind(Call call) throws IOException {
    requireCreate(call);
    JsonObject binding = Bodies.object(call.exchange(), "Binding").tree();
    requireKind(call, binding, "Binding", "core");
    String node = binding.object("target").text("name").orElse("");
    Intent intent = Intents.of(call);
    Stored bound =
        writes.change(
            call.kind(),
            call.key(),
            Part.RAW,
            pod -> Binding.bind(pod, node, writes.ground()),
            intent);
    assert bound.key().equals(call.key());
    created(call);
  }

  private static void requireKind(Call call, JsonObject sent, String kind, String group) {
    String said = sent.text("kind").orElse(kind);
    if (!said.equals(kind) && !said.isEmpty()) {
      String version = sent.text("apiVersion").orElse("v1").replaceFirst(".*/", "");
      throw Refusals.badRequest(
          said
              + " in version \"v1\" cannot be handled as a "
              + kind
              + ": converting ("
              + version
              + "."
              + said
              + ") to ("
              + group
              + "."
              + kind
              + "): unknown conversion");
    } else if (!sent.object("metadata").text("name").orElse("").equals(call.name())) {
      throw Refusals.badRequest("name in URL does not match name in " + kind + " object");
    }
  }

  private static void requireCreate(Call call) {
    if (!call.verb().equals("create")) {
      throw Refusals.methodNotAllowed();
    }
  }

  private static void created(Call call) throws IOException {
    JsonObject success =
        JsonObject.of("kind", "Status", "apiVersion", "v1")
            .with("metadata", JsonObject.EMPTY)
            .with("status", "Success")
            .with("code", 201);
    Answers.object(call.exchange(), 201, success, call.warnings());
  }
}

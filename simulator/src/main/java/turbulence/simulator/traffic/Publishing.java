package turbulence.simulator.traffic;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Verbs;
import turbulence.simulator.control.Controller;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Writes the gateway's address into the status of Ingresses and of services of type LoadBalancer.
public final class Publishing implements Controller {
  private static final String ADDRESS = "127.0.0.1";

  private final Verbs verbs;
  private final int port;

  /// @param port the gateway's
  public Publishing(Verbs verbs, int port) {
    this.verbs = verbs;
    this.port = port;
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Key key = change.key();
    boolean concerned =
        key.resource().equals(Routes.INGRESSES) || key.resource().equals(Services.SERVICES);
    if (concerned
        && !(change instanceof Change.Deleted)
        && !wanted(change.now()).equals(published(change.now().object()))) {
      look.accept(key);
    }
  }

  @Override
  public void reconcile(Key key) {
    verbs
        .get(key)
        .filter(stored -> !stored.isDeleting())
        .map(this::wanted)
        .ifPresent(wanted -> write(key, wanted));
  }

  private void write(Key key, JsonArray wanted) {
    boolean ingress = key.resource().equals(Routes.INGRESSES);
    Caller caller = Caller.component(ingress ? "nginx-ingress-controller" : "service-controller");
    UnaryOperator<JsonObject> change = object -> published(object, wanted);
    verbs.change(caller, key, Verbs.Part.STATUS, change);
  }

  private JsonArray wanted(Stored stored) {
    if (stored.key().resource().equals(Routes.INGRESSES)) {
      JsonObject open = JsonObject.of("port", port, "protocol", "TCP");
      return JsonArray.of(JsonObject.of("ip", ADDRESS, "ports", JsonArray.of(open)));
    }
    return stored.spec().text("type").orElse("").equals("LoadBalancer")
        ? JsonArray.of(JsonObject.of("ip", ADDRESS, "ipMode", "VIP"))
        : JsonArray.EMPTY;
  }

  private static JsonArray published(JsonObject object) {
    return object.object("status").object("loadBalancer").array("ingress");
  }

  private static JsonObject published(JsonObject object, JsonArray wanted) {
    if (published(object).equals(wanted)) {
      return object;
    }
    JsonObject balancer = wanted.isEmpty() ? JsonObject.EMPTY : JsonObject.of("ingress", wanted);
    return object.with("status", object.object("status").with("loadBalancer", balancer));
  }
}

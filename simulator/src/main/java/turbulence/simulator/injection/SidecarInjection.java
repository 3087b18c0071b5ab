package turbulence.simulator.injection;

import java.util.List;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.write.Admission;
import turbulence.simulator.api.write.Intent;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Puts sidecars into new pods where istiod is asked to: by the webhooks that lead to it. When it
/// does not answer, pods that should have been shown to it cannot be made.
public final class SidecarInjection implements Admission {
  private static final Resource PODS = new Resource("", "pods");
  private static final Resource NAMESPACES = new Resource("", "namespaces");
  private static final Resource CONFIGURATIONS =
      new Resource("admissionregistration.k8s.io", "mutatingwebhookconfigurations");

  private final Store store;
  private final Istiod istiod;

  public SidecarInjection(Store store) {
    this.store = store;
    this.istiod = new Istiod(store);
  }

  /// Whether pods cannot be made yet because an injector is not up.
  public static boolean isAwaited(Store store) {
    Istiod istiod = new Istiod(store);
    return store.snapshot(CONFIGURATIONS).all("").stream()
        .flatMap(each -> Webhook.of(each.object()).stream())
        .anyMatch(webhook -> istiod.complaint(webhook).isPresent());
  }

  @Override
  public Optional<JsonObject> completed(Kind kind, JsonObject object, Intent intent) {
    if (!kind.resource().equals(PODS)) {
      return Optional.empty();
    }
    List<Webhook> webhooks =
        store.snapshot(CONFIGURATIONS).all("").stream()
            .flatMap(each -> Webhook.of(each.object()).stream())
            .toList();
    if (webhooks.isEmpty()) {
      return Optional.empty();
    }
    JsonObject namespace = namespace(object);
    boolean shown = false;
    for (Webhook webhook : webhooks) {
      shown |= webhook.means(object, namespace) && isAnswered(webhook);
    }
    return shown && InjectionRule.wants(object)
        ? Optional.of(new Sidecar(object).injected())
        : Optional.empty();
  }

  /// @throws Refusal when nobody answers and the webhook does not do without
  private boolean isAnswered(Webhook webhook) {
    Optional<String> complaint = istiod.complaint(webhook);
    if (complaint.isPresent() && webhook.mustAnswer()) {
      String message = "Internal error occurred: " + complaint.get();
      JsonObject cause = JsonObject.of("message", complaint.get());
      throw new Refusal(
          500,
          "InternalError",
          message,
          JsonObject.of("causes", turbulence.json.JsonArray.of(cause)));
    }
    return complaint.isEmpty();
  }

  private JsonObject namespace(JsonObject pod) {
    String name = pod.object("metadata").text("namespace").orElse("");
    return store.get(new Key(NAMESPACES, name)).map(Stored::object).orElse(JsonObject.EMPTY);
  }
}

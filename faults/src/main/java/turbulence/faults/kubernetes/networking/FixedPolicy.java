package turbulence.faults.kubernetes.networking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.object.Making;
import turbulence.faults.kubernetes.object.Removing;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The network policies that Chaos Toolkit has names for: there is one of each in a namespace at
/// most.
enum FixedPolicy {
  DENY_ALL_INGRESS("chaostoolkit-deny-all-ingress", "Ingress"),
  DENY_ALL_EGRESS("chaostoolkit-deny-all-egress", "Egress"),
  ALLOW_DNS("chaostoolkit-allow-dns", "Egress");

  private final String title;
  private final String type;

  FixedPolicy(String title, String type) {
    this.title = title;
    this.type = type;
  }

  List<Need> making(String ns) {
    return new Making(Kind.NETWORK_POLICY, ns).needs(title);
  }

  List<Need> removing(String ns) {
    return List.of(
        Need.of("get", Kind.NETWORK_POLICY.resource(), ns).on(title),
        Need.of("delete", Kind.NETWORK_POLICY.resource(), ns).on(title));
  }

  /// @param labels of the pods that it is for; null or empty for all
  /// @param self whether it may cut our own pod off
  Prepared make(Scope scope, @Nullable JsonObject labels, String ns, boolean self)
      throws ActivityFailed, InterruptedException {
    JsonObject policy = content(labels);
    if (!self) {
      Lifeline.of(scope).refuse(policy, ns);
    }
    return new Making(Kind.NETWORK_POLICY, ns).of(scope, policy, title);
  }

  Prepared remove(Scope scope, String ns) throws ActivityFailed, InterruptedException {
    return Removing.one(scope, Kind.NETWORK_POLICY, ns, title);
  }

  JsonObject content(@Nullable JsonObject labels) {
    JsonObject pods =
        labels == null || labels.isEmpty()
            ? JsonObject.EMPTY
            : JsonObject.of("matchLabels", labels);
    JsonObject spec =
        JsonObject.of("podSelector", pods, "policyTypes", JsonArray.from(List.of(type)));
    spec =
        switch (this) {
          case DENY_ALL_INGRESS -> spec.with("ingress", new JsonArray(List.of()));
          case DENY_ALL_EGRESS -> spec;
          case ALLOW_DNS -> spec.with("egress", new JsonArray(List.of(dns())));
        };
    return JsonObject.of("apiVersion", "networking.k8s.io/v1", "kind", "NetworkPolicy")
        .with("metadata", JsonObject.of("name", title))
        .with("spec", spec);
  }

  private static JsonObject dns() {
    JsonObject everywhere = JsonObject.of("namespaceSelector", JsonObject.EMPTY);
    return JsonObject.of(
        "to", JsonArray.from(List.of(everywhere)),
        "ports", JsonArray.from(List.of(port("UDP"), port("TCP"))));
  }

  private static Json port(String protocol) {
    return JsonObject.of("port", 53, "protocol", protocol);
  }
}

package turbulence.simulator.api.kind;

import java.util.List;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// NetworkPolicies.
final class NetworkPolicies implements Behaviour {
  private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");

  @Override
  public JsonObject defaulted(JsonObject policy) {
    return Draft.of(policy).always("spec", NetworkPolicies::spec).build();
  }

  private static JsonObject spec(JsonObject spec) {
    Draft draft =
        Draft.of(spec)
            .always("podSelector", selector -> selector)
            .each("ingress", NetworkPolicies::rule)
            .each("egress", NetworkPolicies::rule);
    if (spec.array("policyTypes").isEmpty()) {
      draft.put(
          "policyTypes",
          spec.array("egress").isEmpty()
              ? JsonArray.of("Ingress")
              : JsonArray.of("Ingress", "Egress"));
    }
    return draft.build();
  }

  private static JsonObject rule(JsonObject rule) {
    return Draft.of(rule)
        .each("ports", port -> Draft.of(port).preset("protocol", Containers.TCP).build())
        .build();
  }

  @Override
  public void check(JsonObject policy, Findings findings) {
    Field spec = Field.root(policy, findings).child("spec");
    Selectors.check(spec.child("podSelector"));
    for (Field rule : spec.child("ingress")) {
      checkRule(rule, "from");
    }
    for (Field rule : spec.child("egress")) {
      checkRule(rule, "to");
    }
    Field types = spec.child("policyTypes");
    if (types.size() > 2) {
      types.invalid("may not specify more than two policyTypes");
      return;
    }
    for (Field type : types) {
      if (!type.is("Ingress") && !type.is("Egress")) {
        type.unsupported(List.of("Ingress", "Egress"));
      }
    }
  }

  private static void checkRule(Field rule, String peers) {
    for (Field port : rule.child("ports")) {
      checkPort(port);
    }
    for (Field peer : rule.child(peers)) {
      Selectors.check(peer.child("podSelector"));
      Selectors.check(peer.child("namespaceSelector"));
      Field block = peer.child("ipBlock");
      boolean selects =
          peer.child("podSelector").isSet() || peer.child("namespaceSelector").isSet();
      if (!block.isSet() && !selects) {
        peer.required("must specify a peer");
      } else if (block.isSet() && selects) {
        peer.forbidden("may not specify both ipBlock and another peer");
      }
      if (block.isSet()) {
        checkBlock(block);
      }
    }
  }

  private static void checkBlock(Field block) {
    Field range = block.child("cidr");
    if (range.isBlank()) {
      range.required("");
      return;
    }
    range.must(Addresses.cidr(range.text()));
    for (Field except : block.child("except")) {
      except.must(Addresses.cidr(except.text()));
    }
  }

  private static void checkPort(Field entry) {
    Field port = entry.child("port");
    Field end = entry.child("endPort");
    entry.child("protocol").oneOfIfSet(PROTOCOLS);
    if (!port.isSet()) {
      if (end.isSet()) {
        end.invalid("may not be specified when `port` is not specified");
      }
    } else if (port.isText()) {
      if (end.isSet()) {
        end.invalid("may not be specified when `port` is non-numeric");
      }
      port.must(Names.port(port.text()));
    } else {
      port.within(1, 65_535);
      if (end.isSet()) {
        if (end.number() < port.number()) {
          end.invalid("must be greater than or equal to `port`");
        }
        end.within(1, 65_535);
      }
    }
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }
}

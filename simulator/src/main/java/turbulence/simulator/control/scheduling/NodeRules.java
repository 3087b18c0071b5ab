package turbulence.simulator.control.scheduling;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.JsonObject;

/// Which nodes a pod asks for: `nodeSelector`, and what its node affinity requires and prefers.
///
/// @param required alternatives, each a list of demands; empty when any node will do
record NodeRules(List<Selector.Term> selected, List<Alternative> required, List<Wish> preferred) {
  static final NodeRules NONE = new NodeRules(List.of(), List.of(), List.of());

  /// Demands on labels and on fields; one without any is met by no node.
  record Alternative(List<Selector.Term> labels, List<Selector.Term> fields) {
    boolean met(Host host) {
      if (labels.isEmpty() && fields.isEmpty()) {
        return false;
      }
      for (Selector.Term term : labels) {
        if (!term.holds(host.label(term.label()))) {
          return false;
        }
      }
      for (Selector.Term term : fields) {
        if (!term.holds(term.label().equals("metadata.name") ? host.name() : null)) {
          return false;
        }
      }
      return true;
    }
  }

  /// An alternative that is worth something.
  record Wish(long weight, Alternative what) {}

  static NodeRules of(JsonObject podSpec) {
    JsonObject affinity = podSpec.object("affinity").object("nodeAffinity");
    JsonObject selector = podSpec.object("nodeSelector");
    if (affinity.isEmpty() && selector.isEmpty()) {
      return NONE;
    }
    List<Selector.Term> selected = new ArrayList<>();
    Selector.equalities(selector, selected);
    List<Alternative> required = new ArrayList<>();
    JsonObject demanded = affinity.object("requiredDuringSchedulingIgnoredDuringExecution");
    for (JsonObject term : Trees.objects(demanded, "nodeSelectorTerms")) {
      required.add(alternative(term));
    }
    List<Wish> preferred = new ArrayList<>();
    for (JsonObject wish :
        Trees.objects(affinity, "preferredDuringSchedulingIgnoredDuringExecution")) {
      preferred.add(
          new Wish(Trees.whole(wish, "weight", 0), alternative(wish.object("preference"))));
    }
    return new NodeRules(selected, required, preferred);
  }

  private static Alternative alternative(JsonObject term) {
    List<Selector.Term> labels = new ArrayList<>();
    List<Selector.Term> fields = new ArrayList<>();
    Selector.expressions(Trees.objects(term, "matchExpressions"), labels);
    Selector.expressions(Trees.objects(term, "matchFields"), fields);
    return new Alternative(labels, fields);
  }

  boolean admit(Host host) {
    for (Selector.Term term : selected) {
      if (!term.holds(host.label(term.label()))) {
        return false;
      }
    }
    if (required.isEmpty()) {
      return true;
    }
    for (Alternative alternative : required) {
      if (alternative.met(host)) {
        return true;
      }
    }
    return false;
  }

  long worth(Host host) {
    long worth = 0;
    for (Wish wish : preferred) {
      if (wish.what.met(host)) {
        worth += wish.weight;
      }
    }
    return worth;
  }
}

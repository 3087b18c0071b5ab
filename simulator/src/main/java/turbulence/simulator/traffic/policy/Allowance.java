package turbulence.simulator.traffic.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.select.LabelSelector;
import turbulence.simulator.traffic.Services;

/// What one rule of a policy allows.
///
/// @param others who may be at the other end; empty for everybody
/// @param ports empty for all
record Allowance(List<Other> others, List<Port> ports) {
  /// Somebody at the other end: a range of addresses, or pods of some namespaces.
  ///
  /// @param namespaces null for the policy's own
  private record Other(
      @Nullable Block block, @Nullable LabelSelector namespaces, LabelSelector pods) {
    static Other of(JsonObject given) {
      if (given.get("ipBlock") instanceof JsonObject block) {
        return new Other(Block.of(block), null, LabelSelector.NOTHING);
      }
      LabelSelector pods =
          given.has("podSelector")
              ? read(given.object("podSelector"))
              : given.has("namespaceSelector") ? LabelSelector.EVERYTHING : LabelSelector.NOTHING;
      return new Other(
          null,
          given.has("namespaceSelector") ? read(given.object("namespaceSelector")) : null,
          pods);
    }

    boolean is(Party party, String own, Namespaces all) {
      if (block != null) {
        return block.has(party.ip());
      }
      return party.isPod()
          && (namespaces == null
              ? party.namespace().equals(own)
              : namespaces.matches(all.labels(party.namespace())))
          && pods.matches(party.labels());
    }
  }

  /// The labels of namespaces.
  interface Namespaces {
    JsonObject labels(String namespace);
  }

  /// @param far under which name the others are given: `from` or `to`
  static Allowance of(JsonObject given, String far) {
    return new Allowance(
        Services.objects(given.array(far)).stream().map(Other::of).toList(),
        Services.objects(given.array("ports")).stream().map(Port::of).toList());
  }

  /// What is no selector selects nothing; the API refuses it.
  static LabelSelector read(JsonObject given) {
    try {
      return LabelSelector.of(given);
    } catch (Refusal refused) {
      return LabelSelector.NOTHING;
    }
  }

  boolean allows(Line line, Party other, String own, Namespaces all) {
    return (others.isEmpty() || others.stream().anyMatch(each -> each.is(other, own, all)))
        && (ports.isEmpty() || ports.stream().anyMatch(port -> port.has(line)));
  }
}

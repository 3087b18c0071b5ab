package turbulence.simulator.control.scheduling;

import java.util.List;

/// Why a node is ruled out, in a real scheduler's words.
///
/// @param lasting whether it would be ruled out even without the pods that are on it
record Verdict(List<String> reasons, boolean lasting) {
  static Verdict lasting(String reason) {
    return new Verdict(List.of(reason), true);
  }

  static Verdict passing(String reason) {
    return new Verdict(List.of(reason), false);
  }
}

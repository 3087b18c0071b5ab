package turbulence.simulator.recording;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands with us for what was drawn by lot, or counted, when the recording was made: names,
/// uids, resource versions, tokens. Thread-confined.
final class Counterparts {
  private static final int SHORTEST = 4;

  private final Map<String, String> ours = new HashMap<>();

  Counterparts copy() {
    Counterparts copy = new Counterparts();
    copy.ours.putAll(ours);
    return copy;
  }

  void put(String recorded, String own) {
    ours.put(recorded, own);
  }

  Optional<String> of(String recorded) {
    return Optional.ofNullable(ours.get(recorded));
  }

  /// A text in which everything that has a counterpart is replaced by it.
  String translate(String recorded) {
    String exact = ours.get(recorded);
    if (exact != null) {
      return exact;
    }
    String text = recorded;
    List<String> longestFirst =
        ours.keySet().stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    for (String known : longestFirst) {
      if (known.length() >= SHORTEST && !known.chars().allMatch(Character::isDigit)) {
        text = text.replace(known, ours.getOrDefault(known, known));
      }
    }
    return text;
  }
}

package turbulence.app.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the fields in which our run differs from a recorded one, each with the value that we give.
/// Of a list of words it gives the lines that are only recorded (`-`) and only ours (`+`),
/// numbered.
final class Comparison {
  static final String ABSENT = "(absent)";

  private final Map<String, Object> differences = new LinkedHashMap<>();

  private Comparison() {}

  static Map<String, Object> of(Findings recorded, Findings ours) {
    Comparison comparison = new Comparison();
    recorded.facts().forEach((name, fact) -> comparison.value(name, fact, ours.facts().get(name)));
    recorded
        .details()
        .forEach((name, detail) -> {
          if (ours.details().containsKey(name)) {
            comparison.value(name, detail, ours.details().get(name));
          }
        });
    return comparison.differences;
  }

  /// Whether two values agree to the letter, key order included.
  static boolean same(Object declared, Object found) {
    Comparison comparison = new Comparison();
    comparison.value("", declared, found);
    return comparison.differences.isEmpty();
  }

  private void value(String path, Object recorded, Object ours) {
    if (recorded instanceof Map<?, ?> && ours instanceof Map<?, ?>) {
      fields(path, Text.map(recorded), Text.map(ours));
    } else if (recorded instanceof List<?> && ours instanceof List<?>) {
      items(path, Text.list(recorded), Text.list(ours));
    } else if (!Wording.agree(recorded, ours)) {
      differences.put(path, ours);
    }
  }

  private void fields(String path, Map<String, Object> recorded, Map<String, Object> ours) {
    List<String> common = new ArrayList<>(recorded.keySet());
    common.retainAll(ours.keySet());
    List<String> commonOurs = new ArrayList<>(ours.keySet());
    commonOurs.retainAll(recorded.keySet());
    if (!common.equals(commonOurs)) {
      differences.put(path + " order", commonOurs);
    }
    for (String key : recorded.keySet()) {
      if (ours.containsKey(key)) {
        value(path + "." + key, recorded.get(key), ours.get(key));
      } else {
        differences.put(path + "." + key, ABSENT);
      }
    }
    for (String key : ours.keySet()) {
      if (!recorded.containsKey(key)) {
        differences.put(path + "." + key, ours.get(key));
      }
    }
  }

  private void items(String path, List<Object> recorded, List<Object> ours) {
    if (isWords(recorded) && isWords(ours)) {
      List<String> lines = LineDiff.of(Text.texts(recorded), Text.texts(ours));
      if (!lines.isEmpty()) {
        differences.put(path, lines);
      }
    } else if (recorded.size() != ours.size()) {
      differences.put(path, ours);
    } else {
      for (int i = 0; i < recorded.size(); i++) {
        value(path + "[" + i + "]", recorded.get(i), ours.get(i));
      }
    }
  }

  private static boolean isWords(List<Object> items) {
    return items.stream().allMatch(String.class::isInstance);
  }
}

package turbulence.simulator.rights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What rules give that others do not.
final class Coverage {
  private Coverage() {}

  /// The smallest parts of the wanted rules that none of the held ones gives.
  static List<Rule> missing(List<Rule> held, List<Rule> wanted) {
    List<Rule> missing = new ArrayList<>();
    for (Rule rule : wanted) {
      for (Rule part : rule.broken()) {
        if (held.stream().noneMatch(own -> own.covers(part))) {
          missing.add(part);
        }
      }
    }
    return missing;
  }

  /// Those parts as a refusal lists them: the verbs on one thing together, in the order of letters.
  static String words(List<Rule> missing) {
    Map<Rule, Set<String>> verbs = new LinkedHashMap<>();
    Set<String> lines = new TreeSet<>();
    for (Rule part : missing) {
      if (part.urls().isEmpty()) {
        verbs
            .computeIfAbsent(part.withVerbs(List.of()), _ -> new LinkedHashSet<>())
            .addAll(part.verbs());
      } else {
        lines.add(part.toString());
      }
    }
    verbs.forEach((thing, all) -> lines.add(thing.withVerbs(List.copyOf(all)).toString()));
    return String.join("\n", lines);
  }
}

package turbulence.app.docs;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import turbulence.experiment.read.Vocabulary;

/// A part of an experiment as a page shows it, made whole so that it can be checked.
final class Fragment {
  private static final String PROVIDER = "{type: process, path: echo, arguments: [hello]}";

  private Fragment() {}

  /// An experiment around that text, which is a list of activities, keys of an experiment or keys
  /// of an activity, perhaps indented; the text itself when it is whole. Null when it is none of
  /// these.
  static String whole(List<String> shown) {
    List<String> lines = String.join("\n", shown).stripIndent().lines().toList();
    List<String> code = lines.stream().filter(line -> !line.strip().startsWith("#")).toList();
    if (!code.isEmpty() && code.getFirst().startsWith("- ")) {
      return head() + "method:\n" + indented(lines, "  ");
    }
    Set<String> keys =
        code.stream()
            .filter(line -> line.matches("[A-Za-z_-]+:.*"))
            .map(line -> line.substring(0, line.indexOf(':')))
            .collect(Collectors.toSet());
    if (names(Vocabulary.EXPERIMENT).containsAll(keys) && !keys.equals(Set.of("controls"))) {
      return filled(keys) + String.join("\n", lines) + "\n";
    }
    return names(Vocabulary.ACTIVITY).containsAll(keys)
        ? head() + "method:\n" + activity(keys, lines)
        : null;
  }

  private static String filled(Set<String> keys) {
    StringBuilder text = new StringBuilder();
    for (Vocabulary.Key key : Vocabulary.EXPERIMENT) {
      if (key.needed() && !keys.contains(key.name())) {
        text.append(key.name()).append(key.name().equals("method") ? ": []\n" : ": x\n");
      }
    }
    return text.toString();
  }

  private static String activity(Set<String> keys, List<String> lines) {
    String first = keys.contains("name") ? "  - description: x\n" : "  - name: x\n";
    StringBuilder text = new StringBuilder(first);
    if (!keys.contains("type")) {
      text.append("    type: probe\n");
    }
    if (!keys.contains("provider")) {
      text.append("    provider: ").append(PROVIDER).append('\n');
    }
    return text.append(indented(lines, "    ")).toString();
  }

  private static String head() {
    return "title: x\ndescription: x\n";
  }

  private static String indented(List<String> lines, String indent) {
    return lines.stream().map(line -> indent + line + "\n").collect(Collectors.joining());
  }

  private static Set<String> names(List<Vocabulary.Key> keys) {
    return keys.stream().map(Vocabulary.Key::name).collect(Collectors.toSet());
  }
}

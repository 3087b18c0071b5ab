package turbulence.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Extension;

/// What is built in or plugged in, by the names of packages.
///
/// @param catalog what there is
record Packages(Catalog catalog) {

  /// One package in a list.
  record Row(String name, String about) {}

  List<Row> rows() {
    Map<String, List<Extension>> packages = new LinkedHashMap<>();
    for (Extension extension : catalog.everything()) {
      packages.computeIfAbsent(extension.distribution(), _ -> new ArrayList<>()).add(extension);
    }
    List<Row> rows = new ArrayList<>();
    packages.forEach((name, parts) -> rows.add(new Row(name, about(parts))));
    return rows;
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Row row : rows()) {
      names.add(row.name());
    }
    return names;
  }

  private static String about(List<Extension> parts) {
    int steps = 0;
    int controls = 0;
    int notifiers = 0;
    for (Extension part : parts) {
      steps += part.capabilities().size();
      controls += part.controls().size();
      notifiers += part.notifiers().size();
    }
    List<String> words = new ArrayList<>();
    count(words, steps, "step");
    count(words, controls, "control");
    count(words, notifiers, "notifier");
    return String.join(", ", words);
  }

  private static void count(List<String> words, int number, String word) {
    if (number > 0) {
      words.add(number + " " + word + (number > 1 ? "s" : ""));
    }
  }
}

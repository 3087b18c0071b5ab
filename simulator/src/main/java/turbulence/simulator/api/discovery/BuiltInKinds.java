package turbulence.simulator.api.discovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import turbulence.json.JsonObject;
import turbulence.simulator.api.discovery.KindInfo.Names;
import turbulence.simulator.api.discovery.KindInfo.Subresource;

/// The kinds that API servers have built in, read from a list beside this class.
final class BuiltInKinds {
  private static final List<String> ALL =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
  private static final List<String> CHANGE = List.of("get", "patch", "update");

  private final List<KindInfo> kinds = new ArrayList<>();
  private GroupVersion served = Subresource.OWN;

  private BuiltInKinds() {}

  /// Those that every server of today has.
  static List<KindInfo> read() {
    return read("kinds.txt");
  }

  /// Those in versions that only older servers had.
  static List<KindInfo> retired() {
    return read("retired.txt");
  }

  private static List<KindInfo> read(String file) {
    BuiltInKinds reading = new BuiltInKinds();
    try (InputStream list = Objects.requireNonNull(BuiltInKinds.class.getResourceAsStream(file));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        reading.take(line);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return List.copyOf(reading.kinds);
  }

  private void take(String line) {
    if (line.startsWith("= ")) {
      served = GroupVersion.of(line.substring(2));
    } else if (line.startsWith("  ")) {
      KindInfo owner = kinds.removeLast();
      List<Subresource> subresources = new ArrayList<>(owner.subresources());
      subresources.add(subresource(words(line.substring(2))));
      kinds.add(
          new KindInfo(
              owner.served(),
              owner.names(),
              owner.namespaced(),
              owner.verbs(),
              subresources,
              owner.storage(),
              owner.declared()));
    } else if (!line.startsWith("#")) {
      kinds.add(kind(words(line)));
    }
  }

  private KindInfo kind(List<String> words) {
    String kind = words.get(2);
    return new KindInfo(
        served,
        new Names(
            words.get(0),
            words.get(1),
            kind,
            kind + "List",
            list(option(words, "short=")),
            list(option(words, "in="))),
        words.get(3).equals("namespaced"),
        verbs(words.get(4)),
        List.of(),
        option(words, "stored=").isEmpty() ? served : GroupVersion.of(option(words, "stored=")),
        JsonObject.EMPTY);
  }

  private static Subresource subresource(List<String> words) {
    GroupVersion other = words.size() > 3 ? GroupVersion.of(words.get(3)) : Subresource.OWN;
    return new Subresource(words.get(0), other, words.get(1), verbs(words.get(2)));
  }

  private static String option(List<String> words, String name) {
    for (String word : words) {
      if (word.startsWith(name)) {
        return word.substring(name.length());
      }
    }
    return "";
  }

  private static List<String> verbs(String word) {
    return switch (word) {
      case "*" -> ALL;
      case "+" -> CHANGE;
      default -> list(word);
    };
  }

  private static List<String> words(String line) {
    return split(line, ' ');
  }

  private static List<String> list(String word) {
    return word.isEmpty() ? List.of() : split(word, ',');
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }
}

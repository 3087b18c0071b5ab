package turbulence.json.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import turbulence.json.DuplicateListener;
import turbulence.json.Json;
import turbulence.json.JsonEvents;
import turbulence.json.JsonNull;
import turbulence.json.Limits;

/// Reads YAML documents as PyYAML's safe loader does, straight into JSON trees.
///
/// Names that are no text become the text that JSON gives them, of equal names the last counts, and
/// dates become ISO text.
public final class YamlReader {
  private YamlReader() {}

  /// The tree; null when the text holds no document.
  public static Json read(String text, Limits limits, @Nullable DuplicateListener duplicates)
      throws YamlMalformed {
    YamlEvents events = new YamlEvents(text);
    if (!events.start()) {
      return JsonNull.NULL;
    }
    Event first = events.next();
    Json root = tree(first, events, limits, duplicates);
    events.end(first);
    return root;
  }

  /// The trees of all documents of a text, in order; an empty document is a null.
  public static List<Json> readAll(
      String text, Limits limits, @Nullable DuplicateListener duplicates) throws YamlMalformed {
    YamlEvents events = new YamlEvents(text);
    List<Json> all = new ArrayList<>();
    boolean more = events.start();
    while (more) {
      all.add(tree(events.next(), events, limits, duplicates));
      more = events.another();
    }
    return all;
  }

  private static Json tree(
      Event first, YamlEvents events, Limits limits, @Nullable DuplicateListener duplicates)
      throws YamlMalformed {
    YamlTree tree = new YamlTree(limits, duplicates);
    tree.add(first);
    while (tree.isOpen()) {
      tree.add(events.next());
    }
    return tree.root();
  }

  /// Tells where each value of a well-formed text stands. What an alias or a merge brings in is a
  /// leaf: it stands elsewhere.
  public static void walk(String text, JsonEvents places) throws YamlMalformed {
    YamlEvents events = new YamlEvents(text);
    if (events.start()) {
      YamlWalk walk = new YamlWalk(places);
      do {
        walk.add(events.next());
      } while (walk.isOpen());
    }
  }
}

package turbulence.json.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import turbulence.json.DuplicateListener;
import turbulence.json.Json;
import turbulence.json.Limits;

/// Builds the tree of one document from its events. An alias brings in the very value it names, so
/// its cost is only counted; the count keeps those who walk the tree from drowning in it.
final class YamlTree {
  private static final int MOST_ALIASES = 100;

  private final Limits limits;
  private final @Nullable DuplicateListener duplicates;
  private final Map<String, Part> anchored = new HashMap<>();
  private final List<OpenNode> open = new ArrayList<>();
  private @Nullable Json root;
  private long values;
  private int aliases;

  YamlTree(Limits limits, @Nullable DuplicateListener duplicates) {
    this.limits = limits;
    this.duplicates = duplicates;
  }

  /// Whether more events belong to it.
  boolean isOpen() {
    return root == null;
  }

  /// The whole tree, once it is no longer open.
  Json root() {
    return Objects.requireNonNull(root);
  }

  void add(Event event) throws YamlMalformed {
    if (event instanceof ScalarEvent scalar) {
      Part part = Part.leaf(Tags.scalar(scalar), scalar.getValue());
      count(1, event);
      remember(name(scalar.getAnchor()), part);
      put(part, event);
    } else if (event instanceof CollectionStartEvent start) {
      count(1, event);
      open(start);
    } else if (event instanceof AliasEvent alias) {
      put(named(alias), event);
    } else {
      OpenNode node = open.removeLast();
      Part part = node.close();
      remember(node.anchor, part);
      put(part, node.start);
    }
  }

  private void open(CollectionStartEvent event) throws YamlMalformed {
    refuseDeeper(1, event);
    String type = Tags.type(event);
    String anchor = name(event.getAnchor());
    remember(anchor, Part.UNFINISHED);
    open.add(
        event instanceof MappingStartEvent
            ? new OpenMapping(event, anchor, type.equals("set"), duplicates)
            : new OpenList(event, anchor, !type.equals("seq")));
  }

  private void put(Part part, Event event) throws YamlMalformed {
    if (open.isEmpty()) {
      root = part.json();
    } else {
      open.getLast().add(part, event);
    }
  }

  private Part named(AliasEvent event) throws YamlMalformed {
    String name = event.getAlias().getValue();
    Part part = anchored.get(name);
    if (part == null) {
      throw new YamlMalformed("found undefined alias '" + name + "'", YamlEvents.spot(event));
    }
    if (!part.isFinished()) {
      throw new YamlMalformed(
          "alias *" + name + " stands inside what it names", YamlEvents.spot(event));
    }
    if (++aliases > MOST_ALIASES) {
      throw new YamlMalformed("more than " + MOST_ALIASES + " aliases", YamlEvents.spot(event));
    }
    refuseDeeper(part.height(), event);
    count(part.weight(), event);
    return part;
  }

  private void count(long more, Event event) throws YamlMalformed {
    values += more;
    if (values > limits.values()) {
      throw new YamlMalformed(
          "more than " + limits.values() + " values" + (aliases > 0 ? ", aliases written out" : ""),
          YamlEvents.spot(event));
    }
  }

  private void refuseDeeper(int levels, Event event) throws YamlMalformed {
    if (open.size() + levels > limits.depth()) {
      throw new YamlMalformed(
          "nested deeper than " + limits.depth() + " levels", YamlEvents.spot(event));
    }
  }

  private void remember(@Nullable String anchor, Part part) {
    if (anchor != null) {
      anchored.put(anchor, part);
    }
  }

  private static @Nullable String name(Optional<Anchor> anchor) {
    return anchor.map(Anchor::getValue).orElse(null);
  }
}

package turbulence.json.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import turbulence.json.Json;
import turbulence.json.JsonText;

/// What tags, written or implied, make of values.
final class Tags {
  private static final String STANDARD = "tag:yaml.org,2002:";
  private static final String NONE = "";

  /// The tag that asks for the meaning which the value had if it were plain.
  private static final String PLAIN = "!";

  private Tags() {}

  /// What a single value means.
  static Json scalar(ScalarEvent event) throws YamlMalformed {
    String tag = name(event.getTag());
    String value = event.getValue();
    if (tag.equals(NONE) && !event.isPlain()) {
      return new JsonText(value);
    }
    Json json;
    try {
      boolean plain = tag.equals(NONE) || tag.equals(PLAIN);
      json = plain ? Scalars.plain(value) : Scalars.tagged(tag, value);
    } catch (IllegalArgumentException e) {
      throw new YamlMalformed(String.valueOf(e.getMessage()), YamlEvents.spot(event));
    }
    if (json == null) {
      throw new YamlMalformed("unknown tag " + shown(tag), YamlEvents.spot(event));
    }
    return json;
  }

  /// Whether it is the name under which a mapping takes over the fields of others.
  static boolean isMerge(ScalarEvent event) {
    String tag = name(event.getTag());
    boolean plain = tag.equals(NONE) ? event.isPlain() : tag.equals(PLAIN);
    return tag.equals("merge") || (plain && event.getValue().equals("<<"));
  }

  /// The type of a mapping (map or set) or of a list (seq, omap or pairs).
  static String type(CollectionStartEvent event) throws YamlMalformed {
    boolean mapping = event instanceof MappingStartEvent;
    String tag = name(event.getTag());
    return switch (tag) {
      case NONE, PLAIN -> mapping ? "map" : "seq";
      case "map", "set" -> typeUnless(!mapping, tag, event);
      case "seq", "omap", "pairs" -> typeUnless(mapping, tag, event);
      case "str", "int", "float", "bool", "null", "timestamp", "binary" ->
          typeUnless(true, tag, event);
      default -> throw new YamlMalformed("unknown tag " + shown(tag), YamlEvents.spot(event));
    };
  }

  private static String typeUnless(boolean wrong, String tag, CollectionStartEvent event)
      throws YamlMalformed {
    if (wrong) {
      String found = event instanceof MappingStartEvent ? "a mapping" : "a list";
      throw new YamlMalformed(
          "the tag !!" + tag + " does not fit " + found, YamlEvents.spot(event));
    }
    return tag;
  }

  private static String name(Optional<String> written) {
    if (written.isEmpty()) {
      return NONE;
    }
    String tag = written.get();
    if (tag.startsWith(STANDARD)) {
      return tag.substring(STANDARD.length());
    }
    return tag.startsWith("!") ? tag : "!<" + tag + ">";
  }

  private static String shown(String tag) {
    return tag.startsWith("!") ? tag : "!!" + tag;
  }
}

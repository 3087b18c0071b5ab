package turbulence.experiment.read;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.DuplicateListener;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonReader;
import turbulence.json.Limits;
import turbulence.json.TextDecoder;
import turbulence.json.yaml.YamlMalformed;
import turbulence.json.yaml.YamlReader;

/// Turns bytes into a document. Of equal names in one object the last counts, with a warning.
public final class DocumentParser {
  private static final Limits LIMITS = Limits.DOCUMENT;

  private static final int MOST_WARNINGS = 100;

  private DocumentParser() {}

  /// @param origin the file or URL, as messages name it
  public static Document json(String origin, byte[] bytes) throws DocumentUnreadable {
    List<Warning> warnings = new ArrayList<>();
    try {
      Json tree = JsonReader.read(bytes, LIMITS, duplicates(warnings));
      Positions positions = new Positions(places -> JsonReader.walk(bytes, LIMITS, places));
      return new Document(origin, tree, positions, warnings);
    } catch (JsonMalformed malformed) {
      throw unreadable(origin, malformed);
    }
  }

  /// @param origin the file or URL, as messages name it
  public static Document yaml(String origin, byte[] bytes) throws DocumentUnreadable {
    List<Warning> warnings = new ArrayList<>();
    try {
      String text = TextDecoder.decode(bytes, LIMITS);
      Json tree = YamlReader.read(text, LIMITS, duplicates(warnings));
      Positions positions = new Positions(places -> YamlReader.walk(text, places));
      return new Document(origin, tree, positions, warnings);
    } catch (JsonMalformed malformed) {
      throw unreadable(origin, malformed);
    } catch (YamlMalformed malformed) {
      throw new DocumentUnreadable(
          origin,
          malformed.problem(),
          new Position(malformed.line(), malformed.column()),
          malformed.classic(origin),
          malformed);
    }
  }

  private static DocumentUnreadable unreadable(String origin, JsonMalformed malformed) {
    Position position = new Position(malformed.line(), malformed.column());
    return new DocumentUnreadable(origin, malformed.problem(), position, null, malformed);
  }

  private static DuplicateListener duplicates(List<Warning> warnings) {
    return (name, line, column) -> {
      if (warnings.size() == MOST_WARNINGS) {
        return;
      }
      String message = "the name " + name + " comes again in the same object; the last one counts";
      warnings.add(new Warning(message, new Position(line, column)));
    };
  }
}

package turbulence.json.yaml;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import turbulence.json.yaml.YamlMalformed.Spot;

/// The events of the documents in a text, and the library's errors as ours.
final class YamlEvents {
  private static final Spot START = new Spot(1, 1);

  // The library copies all of a long token at each read: so many reads, not one per kilobyte.
  private static final int FEWEST_READS = 16;
  private static final int SMALLEST_BUFFER = 1024;

  private final String text;
  private final ParserImpl parser;

  /// Whether the last line has no end, but holds something.
  private final boolean cutOff;

  /// Where the last event ended.
  private @Nullable Spot last;

  YamlEvents(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(Math.max(SMALLEST_BUFFER, text.length() / FEWEST_READS))
            .build();
    this.text = text;
    this.cutOff = endsWithinALine(text);
    this.parser = new ParserImpl(settings, new StreamReader(settings, text));
  }

  /// Goes to the document's first value; false when there is no document.
  boolean start() throws YamlMalformed {
    next();
    return !(next() instanceof StreamEndEvent);
  }

  /// Goes from the end of a document's value to the next document's; false when there is none.
  boolean another() throws YamlMalformed {
    next();
    return next() instanceof DocumentStartEvent;
  }

  /// Makes sure that no other document follows.
  void end(Event first) throws YamlMalformed {
    next();
    Event next = next();
    if (next instanceof DocumentStartEvent) {
      throw new YamlMalformed(
          "expected a single document in the stream",
          spot(first),
          "but found another document",
          spot(next));
    }
  }

  Event next() throws YamlMalformed {
    try {
      Event event = parser.next();
      last = spot(event.getEndMark());
      return cutOff && event instanceof ScalarEvent scalar ? asWritten(scalar) : event;
    } catch (MarkedYamlEngineException e) {
      throw ours(e);
    } catch (ReaderException e) {
      throw new YamlMalformed(
          "the character " + sign(e.getCodePoint()) + " is not allowed", spot(e.getPosition()));
    } catch (YamlVersionException e) {
      throw new YamlMalformed("expected YAML 1.1 or 1.2, found another version", START);
    } catch (YamlEngineException e) {
      throw new YamlMalformed(String.valueOf(e.getMessage()), START);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // The library checks some escapes and ends of text by stumbling over them.
      throw new YamlMalformed(
          "expected YAML after this, found an unfinished or impossible character",
          last == null ? START : last);
    }
  }

  private static boolean endsWithinALine(String text) {
    int start = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    return !text.substring(start).isBlank();
  }

  /// A block of text whose last line has no end, without the one that the library gives it.
  private ScalarEvent asWritten(ScalarEvent scalar) {
    boolean block = scalar.isLiteral() || scalar.isFolded();
    String value = scalar.getValue();
    if (!block || !value.endsWith("\n") || !endsText(scalar)) {
      return scalar;
    }
    return new ScalarEvent(
        scalar.getAnchor(),
        scalar.getTag(),
        scalar.getImplicit(),
        value.substring(0, value.length() - 1),
        scalar.getScalarStyle(),
        scalar.getStartMark(),
        scalar.getEndMark());
  }

  private boolean endsText(ScalarEvent scalar) {
    int end = text.codePointCount(0, text.length());
    return scalar.getEndMark().isPresent() && scalar.getEndMark().get().getIndex() >= end;
  }

  static Spot spot(Event event) {
    Spot spot = spot(event.getStartMark());
    return spot == null ? START : spot;
  }

  private static @Nullable Spot spot(Optional<Mark> mark) {
    return mark.isEmpty() ? null : new Spot(mark.get().getLine() + 1, mark.get().getColumn() + 1);
  }

  /// The place of the character that so many others precede.
  private Spot spot(int characters) {
    int line = 1;
    int column = 1;
    int at = 0;
    for (int i = 0; i < characters && at < text.length(); i++) {
      int point = text.codePointAt(at);
      line += point == '\n' ? 1 : 0;
      column = point == '\n' ? 1 : column + 1;
      at += Character.charCount(point);
    }
    return new Spot(line, column);
  }

  private YamlMalformed ours(MarkedYamlEngineException theirs) {
    Spot at = spot(theirs.getProblemMark());
    String context = theirs.getContext();
    return new YamlMalformed(
        context == null || context.isEmpty() ? null : context,
        spot(theirs.getContextMark()),
        quoted(theirs.getProblem().strip()),
        at == null ? START : at);
  }

  private static String sign(int point) {
    String code = Integer.toHexString(point).toUpperCase(Locale.ROOT);
    return "U+" + "0".repeat(Math.max(0, 4 - code.length())) + code;
  }

  /// Tokens in quotes, as PyYAML names them.
  private static String quoted(String problem) {
    int at = problem.indexOf("but got <");
    return at < 0
        ? problem
        : problem.substring(0, at) + "but got '" + problem.substring(at + 8) + "'";
  }
}

package turbulence.json;

import java.io.IOException;
import java.util.Arrays;

/// What JSON is, with NaN, Infinity and -Infinity beside it because Python writes them.
final class JsonGrammar {
  private static final JsonNumber NAN = new JsonNumber(Double.NaN);
  private static final JsonNumber INFINITY = new JsonNumber(Double.POSITIVE_INFINITY);

  private final JsonSource source;
  private final TextScanner texts;
  private final NumberScanner numbers;
  private final JsonEvents events;

  /// For each open object or array the character that closes it.
  private byte[] closers = new byte[16];

  private int depth;

  /// The first character of the value that comes next.
  private int ahead;

  private long values;

  JsonGrammar(JsonSource source, JsonEvents events) {
    this.source = source;
    this.texts = new TextScanner(source);
    this.numbers = new NumberScanner(source);
    this.events = events;
  }

  /// One value and nothing after it.
  void read() throws IOException {
    ahead = source.next();
    boolean expected = true;
    while (expected || depth > 0) {
      expected = expected ? value() : afterValue();
    }
    int c = source.next();
    if (c != JsonSource.END) {
      throw source.unexpected("the end of the text", c);
    }
  }

  /// Reads a leaf, or a container as far as its first member; true when that one comes next.
  private boolean value() throws IOException {
    int c = ahead;
    int line = source.line();
    int column = source.column() - 1;
    if (++values > source.limits.values()) {
      throw source.malformed("more than " + source.limits.values() + " values");
    }
    if (c != '{' && c != '[') {
      events.leaf(leaf(c, column), line, column);
      return false;
    }
    open(c == '{', line, column);
    c = source.next();
    if (c == closers[depth - 1]) {
      close();
      return false;
    }
    member(c);
    return true;
  }

  /// Reads what follows a member; true when another comes next.
  private boolean afterValue() throws IOException {
    int c = source.next();
    if (c == closers[depth - 1]) {
      close();
      return false;
    }
    if (c != ',') {
      throw source.unexpected(closers[depth - 1] == '}' ? "',' or '}'" : "',' or ']'", c);
    }
    member(source.next());
    return true;
  }

  private void member(int c) throws IOException {
    if (closers[depth - 1] == ']') {
      ahead = c;
      return;
    }
    if (c != '"') {
      throw source.unexpected("a name in double quotes", c);
    }
    int line = source.line();
    int column = source.column() - 1;
    events.name(texts.text(), line, column);
    int colon = source.next();
    if (colon != ':') {
      throw source.unexpected("':' after a name", colon);
    }
    ahead = source.next();
  }

  private void open(boolean object, int line, int column) throws IOException {
    if (depth == source.limits.depth()) {
      throw new JsonMalformed("nested deeper than " + depth + " levels", line, column);
    }
    if (depth == closers.length) {
      closers = Arrays.copyOf(closers, depth * 2);
    }
    closers[depth++] = (byte) (object ? '}' : ']');
    events.open(object, line, column);
  }

  private void close() throws IOException {
    depth--;
    events.close(closers[depth] == '}');
  }

  private Json leaf(int c, int column) throws IOException {
    if (c == '"') {
      return texts.json();
    }
    if (c == '-' || (c >= '0' && c <= '9')) {
      return numbers.number(c);
    }
    if (c > 'z' || !Character.isLetter(c)) {
      throw source.unexpected("a value", c);
    }
    String word = source.word(c);
    return switch (word) {
      case "true" -> JsonBool.TRUE;
      case "false" -> JsonBool.FALSE;
      case "null" -> JsonNull.NULL;
      case "NaN" -> NAN;
      case "Infinity" -> INFINITY;
      default -> throw source.unexpected("a value", word, column);
    };
  }
}

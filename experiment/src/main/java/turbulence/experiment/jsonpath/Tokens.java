package turbulence.experiment.jsonpath;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Cuts a jsonpath2 path into words. Spaces between words mean nothing.
final class Tokens {
  private static final Set<String> RESERVED =
      Set.of("and", "or", "not", "contains", "true", "false", "null");
  private static final Set<String> PAIRS = Set.of("..", ">=", "<=", "!=");

  private final String path;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokens(String path) {
    this.path = path;
  }

  static List<Token> of(String path) throws BadPath {
    return new Tokens(path).cut();
  }

  private List<Token> cut() throws BadPath {
    while (at < path.length()) {
      char c = path.charAt(at);
      if (" \t\n\r".indexOf(c) >= 0) {
        at++;
      } else if (isNameStart(c)) {
        addName();
      } else if (c == '"') {
        addText();
      } else if (c == '-' || isDigit(at)) {
        addNumber();
      } else {
        addSign(c);
      }
    }
    tokens.add(new Token(Token.Kind.END, "", at));
    return tokens;
  }

  private void addName() {
    int start = at;
    while (at < path.length() && (isNameStart(path.charAt(at)) || isDigit(at))) {
      at++;
    }
    String name = path.substring(start, at);
    Token.Kind kind = RESERVED.contains(name) ? Token.Kind.SIGN : Token.Kind.NAME;
    tokens.add(new Token(kind, name, start));
  }

  /// A text keeps its escapes: jsonpath2 checks them but never resolves them.
  private void addText() throws BadPath {
    int start = at++;
    while (true) {
      char c = at < path.length() ? path.charAt(at) : 0;
      if (c == '"') {
        break;
      }
      if (c < ' ') {
        throw new BadPath("a text that does not end", start);
      }
      at += c == '\\' ? escape() : 1;
    }
    tokens.add(new Token(Token.Kind.TEXT, path.substring(start + 1, at), start));
    at++;
  }

  private int escape() throws BadPath {
    char letter = at + 1 < path.length() ? path.charAt(at + 1) : 0;
    if (letter != 0 && "\"\\/bfnrt".indexOf(letter) >= 0) {
      return 2;
    }
    boolean good = letter == 'u' && at + 5 < path.length();
    for (int i = 2; good && i < 6; i++) {
      good = "0123456789abcdefABCDEF".indexOf(path.charAt(at + i)) >= 0;
    }
    if (!good) {
      throw new BadPath("an unknown escape", at);
    }
    return 6;
  }

  private void addNumber() throws BadPath {
    int start = at;
    at += path.charAt(at) == '-' ? 1 : 0;
    if (!isDigit(at)) {
      throw new BadPath("a minus without a number", start);
    }
    at = wholeEnd(at);
    if (at + 1 < path.length() && path.charAt(at) == '.' && isDigit(at + 1)) {
      at++;
      while (isDigit(at)) {
        at++;
      }
    }
    if (at < path.length() && (path.charAt(at) == 'e' || path.charAt(at) == 'E')) {
      boolean signed = at + 1 < path.length() && "+-".indexOf(path.charAt(at + 1)) >= 0;
      int digits = at + (signed ? 2 : 1);
      at = isDigit(digits) ? wholeEnd(digits) : at;
    }
    tokens.add(new Token(Token.Kind.NUMBER, path.substring(start, at), start));
  }

  /// The end of a number without leading zeros; a second digit behind a zero is another number.
  private int wholeEnd(int from) {
    int end = from + 1;
    while (path.charAt(from) != '0' && isDigit(end)) {
      end++;
    }
    return end;
  }

  private void addSign(char c) throws BadPath {
    int length = at + 1 < path.length() && PAIRS.contains(path.substring(at, at + 2)) ? 2 : 1;
    if (length == 1 && "@$.*=><{}[]:,()?".indexOf(c) < 0) {
      throw new BadPath("an unexpected " + path.substring(at, path.offsetByCodePoints(at, 1)), at);
    }
    tokens.add(new Token(Token.Kind.SIGN, path.substring(at, at + length), at));
    at += length;
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private boolean isDigit(int place) {
    return place < path.length() && path.charAt(place) >= '0' && path.charAt(place) <= '9';
  }
}

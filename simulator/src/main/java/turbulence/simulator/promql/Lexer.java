package turbulence.simulator.promql;

import java.util.ArrayList;
import java.util.List;
import turbulence.simulator.promql.Token.Kind;

/// Parts a query into words. What is no word becomes an error, which is the last.
final class Lexer {
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int depth;
  private boolean braces;
  private boolean brackets;

  private Lexer(String text) {
    this.text = text;
  }

  /// Ends with a token of kind END or ERROR.
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    try {
      while (lexer.skipBlanks()) {
        lexer.next();
      }
      lexer.finish();
    } catch (Stop stop) {
      lexer.tokens.add(new Token(Kind.ERROR, stop.reason, stop.start, stop.start));
    }
    return lexer.tokens;
  }

  /// Something that is no word.
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final int start;

    Stop(String reason, int start) {
      super(reason, null, false, false);
      this.reason = reason;
      this.start = start;
    }
  }

  private void finish() {
    if (braces) {
      throw new Stop("unexpected end of input inside braces", at);
    } else if (brackets) {
      throw new Stop("unexpected end of input in duration expression", at);
    } else if (depth > 0) {
      throw new Stop("unclosed left parenthesis", at);
    }
    tokens.add(new Token(Kind.END, "", at, at));
  }

  private boolean skipBlanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#' && !brackets) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '"' || c == '\'' || c == '`') {
      if (brackets) {
        throw unexpected(c, " in duration expression");
      }
      string(c);
    } else if (braces) {
      inBraces(c);
    } else if (isDigit(c) || c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
      number();
    } else if (isLetter(c) || c == ':' && !brackets) {
      word();
    } else {
      sign(c);
    }
  }

  private Stop unexpected(int c, String where) {
    return new Stop(
        "unexpected character" + where + ": '" + new String(Character.toChars(c)) + "'", at);
  }

  private void inBraces(char c) {
    if (isLetter(c)) {
      int from = at;
      while (at < text.length() && isLetterOrDigit(text.charAt(at))) {
        at++;
      }
      add(Kind.IDENTIFIER, from);
    } else if (c == '}') {
      braces = false;
      add(Kind.SIGN, at++);
    } else if (c == ',') {
      add(Kind.SIGN, at++);
    } else if (c == '=' || c == '!') {
      matching(c);
    } else {
      throw unexpected(text.codePointAt(at), " inside braces");
    }
  }

  private void matching(char c) {
    int from = at++;
    char then = at < text.length() ? text.charAt(at) : 0;
    if (then == '~' || c == '!' && then == '=') {
      at++;
    } else if (c == '!') {
      throw new Stop("unexpected character after '!' inside braces: '" + then + "'", from);
    }
    add(Kind.SIGN, from);
  }

  private void sign(char c) {
    int from = at++;
    switch (c) {
      case '(' -> depth++;
      case ')' -> {
        if (--depth < 0) {
          throw new Stop("unexpected right parenthesis ')'", from);
        }
      }
      case '{' -> braces = true;
      case '[' -> {
        if (brackets) {
          throw new Stop("unexpected left bracket '['", from);
        }
        brackets = true;
      }
      case ']' -> {
        if (!brackets) {
          throw new Stop("unexpected right bracket ']'", from);
        }
        brackets = false;
      }
      case ',', ':' -> {}
      default -> {
        operator(c, from);
        return;
      }
    }
    add(Kind.SIGN, from);
  }

  private void add(Kind kind, int from) {
    int end = Math.max(at, from + 1);
    tokens.add(new Token(kind, text.substring(from, end), from, end));
  }

  private void operator(char c, int from) {
    char then = at < text.length() ? text.charAt(at) : 0;
    switch (c) {
      case '+', '-', '*', '/', '%', '^', '@' -> add(Kind.OPERATOR, from);
      case '=' -> {
        if (then == '~') {
          throw new Stop("unexpected character after '=': '~'", from);
        }
        at += then == '=' ? 1 : 0;
        add(then == '=' ? Kind.OPERATOR : Kind.SIGN, from);
      }
      case '!' -> {
        if (then != '=') {
          throw new Stop("unexpected character after '!': '" + then + "'", from);
        }
        at++;
        add(Kind.OPERATOR, from);
      }
      case '<', '>' -> {
        at += then == '=' ? 1 : 0;
        add(Kind.OPERATOR, from);
      }
      default -> {
        at = from;
        throw unexpected(text.codePointAt(at), "");
      }
    }
  }

  private void word() {
    int from = at;
    while (at < text.length() && (isLetterOrDigit(text.charAt(at)) || text.charAt(at) == ':')) {
      at++;
    }
    Token word = Token.word(text.substring(from, at), from);
    tokens.add(word);
  }

  private void number() {
    int from = at;
    if (text.startsWith("0x", at) || text.startsWith("0X", at)) {
      at += 2;
      accept("0123456789abcdefABCDEF_");
    } else {
      accept("0123456789_");
      if (at < text.length() && text.charAt(at) == '.') {
        at++;
        accept("0123456789_");
      }
      exponent();
    }
    boolean over = at >= text.length() || !isLetterOrDigit(text.charAt(at)) && !isDot();
    if (over && Numbers.parse(text.substring(from, at)).isPresent()) {
      add(Kind.NUMBER, from);
      return;
    }
    while (at < text.length() && (isLetterOrDigit(text.charAt(at)) || isDot())) {
      at++;
    }
    String written = text.substring(from, at);
    if (!looksLikeDuration(written)) {
      throw new Stop("bad number or duration syntax: " + Quoting.quoted(written), from);
    }
    add(Kind.DURATION, from);
  }

  private boolean isDot() {
    return text.charAt(at) == '.';
  }

  private void exponent() {
    int from = at;
    if (at < text.length() && "eE".indexOf(text.charAt(at)) >= 0) {
      at++;
      if (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      int digits = at;
      accept("0123456789_");
      if (at == digits) {
        at = from;
      }
    }
  }

  private void accept(String some) {
    while (at < text.length() && some.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /// Digits and units by turns, whatever their order is.
  private static boolean looksLikeDuration(String written) {
    int at = 0;
    while (at < written.length()) {
      int digits = at;
      while (at < written.length() && isDigit(written.charAt(at))) {
        at++;
      }
      int unit = at;
      while (at < written.length() && !isDigit(written.charAt(at))) {
        at++;
      }
      String name = written.substring(unit, at);
      boolean known = name.equals("ms") || name.length() == 1 && "ywdhms".contains(name);
      if (unit == digits || !known) {
        return false;
      }
    }
    return true;
  }

  private void string(char quote) {
    int from = at++;
    boolean raw = quote == '`';
    while (at >= text.length() || text.charAt(at) != quote) {
      if (at >= text.length() || !raw && text.charAt(at) == '\n') {
        throw new Stop(raw ? "unterminated raw string" : "unterminated quoted string", from);
      } else if (!raw && text.charAt(at) == '\\') {
        escape(quote);
      } else {
        at++;
      }
    }
    at++;
    add(Kind.STRING, from);
  }

  private void escape(char quote) {
    int from = at++;
    if (at >= text.length()) {
      throw new Stop("escape sequence not terminated", from);
    }
    char c = text.charAt(at);
    if (c == quote || "abfnrtv\\".indexOf(c) >= 0) {
      at++;
      return;
    }
    int digits = Quoting.digits(c);
    if (digits == 0) {
      throw new Stop("unknown escape sequence U+%04X '%c'".formatted((int) c, c), from);
    }
    boolean octal = c >= '0' && c <= '7';
    at += octal ? 0 : 1;
    int end = at + digits;
    while (at < end) {
      int digit = at < text.length() ? text.charAt(at) : 0;
      if (Character.digit(digit, octal ? 8 : 16) < 0) {
        throw new Stop(
            at >= text.length()
                ? "escape sequence not terminated"
                : "illegal character U+%04X '%c' in escape sequence".formatted(digit, digit),
            from);
      }
      at++;
    }
    int point = (int) Math.min(Long.parseLong(text, end - digits, end, octal ? 8 : 16), 0x7fffffff);
    if (!Character.isValidCodePoint(point) || octal && point > 255) {
      throw new Stop("escape sequence is an invalid Unicode code point", from);
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isLetterOrDigit(char c) {
    return isLetter(c) || isDigit(c);
  }
}

package turbulence.simulator.api.select;

import java.util.ArrayList;
import java.util.List;

/// The words and signs of a written label selector.
final class LabelTokens {
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int next;

  /// What a token is; words of operators count as names where a value is expected.
  enum Sort {
    NAME,
    IN,
    NOT_IN,
    EQUALS,
    DOUBLE_EQUALS,
    NOT_EQUALS,
    GREATER,
    LESS,
    NOT,
    OPEN,
    CLOSE,
    COMMA,
    END
  }

  record Token(Sort sort, String text) {}

  LabelTokens(String text) {
    this.text = text;
    Token token;
    do {
      token = scan();
      tokens.add(token);
    } while (token.sort() != Sort.END);
  }

  /// The next token where a name or a value may stand.
  Token peek() {
    Token token = tokens.get(Math.min(next, tokens.size() - 1));
    return token.sort() == Sort.IN || token.sort() == Sort.NOT_IN
        ? new Token(Sort.NAME, token.text())
        : token;
  }

  Token take() {
    Token token = peek();
    next++;
    return token;
  }

  /// Takes the next token where an operator must stand.
  Token takeOperator() {
    Token token = tokens.get(Math.min(next, tokens.size() - 1));
    next++;
    return token;
  }

  private Token scan() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    // A real server takes a zero for the end.
    if (at >= text.length() || text.charAt(at) == 0) {
      return new Token(Sort.END, "");
    }
    return isSign(text.charAt(at)) ? sign() : word();
  }

  private Token word() {
    int from = at;
    while (at < text.length()
        && text.charAt(at) != 0
        && !isSign(text.charAt(at))
        && !isBlank(text.charAt(at))) {
      at++;
    }
    String word = text.substring(from, at);
    return switch (word) {
      case "in" -> new Token(Sort.IN, word);
      case "notin" -> new Token(Sort.NOT_IN, word);
      default -> new Token(Sort.NAME, word);
    };
  }

  private Token sign() {
    char first = text.charAt(at++);
    boolean equals = at < text.length() && text.charAt(at) == '=';
    if (equals && (first == '=' || first == '!')) {
      at++;
      return first == '=' ? new Token(Sort.DOUBLE_EQUALS, "==") : new Token(Sort.NOT_EQUALS, "!=");
    }
    Sort sort =
        switch (first) {
          case '=' -> Sort.EQUALS;
          case '!' -> Sort.NOT;
          case '(' -> Sort.OPEN;
          case ')' -> Sort.CLOSE;
          case '>' -> Sort.GREATER;
          case '<' -> Sort.LESS;
          default -> Sort.COMMA;
        };
    return new Token(sort, String.valueOf(first));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean isSign(char c) {
    return "=!(),><".indexOf(c) >= 0;
  }
}

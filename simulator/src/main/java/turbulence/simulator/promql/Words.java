package turbulence.simulator.promql;

import java.util.List;
import turbulence.simulator.promql.Token.Kind;

/// The words of a query, one after the other.
final class Words {
  private final String query;
  private final List<Token> tokens;
  private int at;

  Words(String query) {
    this.query = query;
    this.tokens = Lexer.tokens(query);
  }

  /// The next word; stays there. What is no word at all ends the reading.
  Token peek() {
    Token token = tokens.get(at);
    if (token.kind() == Kind.ERROR) {
      throw invalid(token.start(), token.text());
    }
    return token;
  }

  boolean nextIs(String sign) {
    return peek().is(sign);
  }

  /// Whether the word after the next is that one; what comes there may be no word.
  boolean afterNextIs(String sign) {
    return at + 1 < tokens.size() && tokens.get(at + 1).is(sign);
  }

  Token take() {
    Token token = peek();
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  /// Takes the next word if it is that one.
  boolean takes(String sign) {
    if (nextIs(sign)) {
      take();
      return true;
    }
    return false;
  }

  /// Takes the next word, which has to be that one.
  Token require(String sign, String where) {
    if (!nextIs(sign)) {
      throw unexpected(where, where.isEmpty() ? "" : Quoting.quoted(sign));
    }
    return take();
  }

  /// The word before the next.
  Token last() {
    return tokens.get(Math.max(0, at - 1));
  }

  /// The next word is not what it should be; each text may be empty.
  QueryInvalid unexpected(String where, String expected) {
    Token token = peek();
    return invalid(
        token.start(),
        "unexpected "
            + token.words()
            + (where.isEmpty() ? "" : " in " + where)
            + (expected.isEmpty() ? "" : ", expected " + expected));
  }

  QueryInvalid invalid(int start, String reason) {
    return QueryInvalid.at(query, start, reason);
  }
}

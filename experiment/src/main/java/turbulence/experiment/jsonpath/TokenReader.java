package turbulence.experiment.jsonpath;

import java.math.BigInteger;
import java.util.List;

/// Tokens, read from left to right.
final class TokenReader {
  private static final BigInteger FARTHEST = BigInteger.valueOf(1L << 53);

  private final List<Token> tokens;
  private int next;

  TokenReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(next);
  }

  Token next() {
    Token token = tokens.get(next);
    next += token.kind() == Token.Kind.END ? 0 : 1;
    return token;
  }

  boolean accept(String sign) {
    boolean there = peek().is(sign);
    next += there ? 1 : 0;
    return there;
  }

  void expect(String sign) throws BadPath {
    if (!accept(sign)) {
      throw fault(sign);
    }
  }

  void expectEnd() throws BadPath {
    if (peek().kind() != Token.Kind.END) {
      throw fault(". or [ or the end");
    }
  }

  /// A place in an array; what lies beyond every array is as good as just beyond.
  long nextWhole() throws BadPath {
    String text = peek().text();
    for (int i = 0; i < text.length(); i++) {
      if (".eE".indexOf(text.charAt(i)) >= 0) {
        throw fault("a whole number");
      }
    }
    next++;
    return new BigInteger(text).min(FARTHEST).max(FARTHEST.negate()).longValueExact();
  }

  BadPath fault(String expected) {
    return new BadPath("expected " + expected + ", not " + peek().shown(), peek().at());
  }
}

package turbulence.simulator.api.select;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.select.LabelTokens.Sort;
import turbulence.simulator.api.select.LabelTokens.Token;
import turbulence.simulator.api.select.Requirement.Operator;

/// Reads a written label selector, and refuses it in the words of a real server.
final class LabelGrammar {
  private final LabelTokens tokens;

  private LabelGrammar(String text) {
    this.tokens = new LabelTokens(text);
  }

  static List<Requirement> read(String text) {
    return new LabelGrammar(text).requirements();
  }

  private List<Requirement> requirements() {
    List<Requirement> requirements = new ArrayList<>();
    while (tokens.peek().sort() != Sort.END) {
      if (!startsRequirement(tokens.peek())) {
        throw found(tokens.peek(), "expected: !, identifier, or 'end of string'");
      }
      requirements.add(requirement());
      Token after = tokens.take();
      if (after.sort() == Sort.END) {
        return requirements;
      }
      if (after.sort() != Sort.COMMA) {
        throw found(after, "expected: ',' or 'end of string'");
      }
      if (!startsRequirement(tokens.peek())) {
        throw found(tokens.peek(), "expected: identifier after ','");
      }
    }
    return requirements;
  }

  private static boolean startsRequirement(Token token) {
    return token.sort() == Sort.NAME || token.sort() == Sort.NOT;
  }

  private static Refusal found(Token token, String expected) {
    return Refusals.badRequest("found '" + token.text() + "', " + expected);
  }

  private Requirement requirement() {
    try {
      return oneRequirement();
    } catch (Refusal refusal) {
      throw Refusals.badRequest("unable to parse requirement: " + refusal.message());
    }
  }

  private Requirement oneRequirement() {
    Token first = tokens.take();
    boolean absent = first.sort() == Sort.NOT;
    Token key = absent ? tokens.take() : first;
    if (key.sort() != Sort.NAME) {
      throw found(key, "expected: identifier");
    }
    List<String> faults = new ArrayList<>();
    Requirement.invalid("<nil>", key.text(), LabelSyntax.keyFaults(key.text()), faults);
    if (!faults.isEmpty()) {
      throw Refusals.badRequest(faults.getFirst());
    }
    if (absent) {
      return Requirement.checked(key.text(), Operator.ABSENT, List.of());
    }
    Sort next = tokens.peek().sort();
    if (next == Sort.END || next == Sort.COMMA) {
      return Requirement.checked(key.text(), Operator.EXISTS, List.of());
    }
    Operator operator = operator();
    boolean many = operator == Operator.IN || operator == Operator.NOT_IN;
    return Requirement.checked(key.text(), operator, many ? values() : List.of(value()));
  }

  private Operator operator() {
    Token token = tokens.takeOperator();
    return switch (token.sort()) {
      case IN -> Operator.IN;
      case NOT_IN -> Operator.NOT_IN;
      case EQUALS -> Operator.EQUALS;
      case DOUBLE_EQUALS -> Operator.DOUBLE_EQUALS;
      case NOT_EQUALS -> Operator.NOT_EQUALS;
      case GREATER -> Operator.GREATER;
      case LESS -> Operator.LESS;
      default -> throw found(token, "expected: in, notin, =, ==, !=, gt, lt");
    };
  }

  private String value() {
    Sort next = tokens.peek().sort();
    if (next == Sort.END || next == Sort.COMMA) {
      return "";
    }
    Token value = tokens.take();
    if (value.sort() != Sort.NAME) {
      throw found(value, "expected: identifier");
    }
    return value.text();
  }

  private List<String> values() {
    Token open = tokens.take();
    if (open.sort() != Sort.OPEN) {
      throw Refusals.badRequest("found '" + open.text() + "' expected: '('");
    }
    Token first = tokens.peek();
    if (first.sort() == Sort.CLOSE) {
      tokens.take();
      return List.of("");
    }
    if (first.sort() != Sort.NAME && first.sort() != Sort.COMMA) {
      throw found(first, "expected: ',', ')' or identifier");
    }
    SortedSet<String> values = new TreeSet<>();
    while (tokens.peek().sort() != Sort.CLOSE) {
      takeValue(values);
    }
    tokens.take();
    return List.copyOf(values);
  }

  /// Takes a value with what must follow it, or a comma beside which an empty value lies.
  private void takeValue(SortedSet<String> values) {
    Token token = tokens.take();
    Sort next = tokens.peek().sort();
    if (token.sort() == Sort.NAME) {
      values.add(token.text());
      if (next != Sort.COMMA && next != Sort.CLOSE) {
        throw found(tokens.peek(), "expected: ',' or ')'");
      }
    } else if (token.sort() == Sort.COMMA) {
      if (values.isEmpty() || next == Sort.CLOSE || next == Sort.COMMA) {
        values.add("");
      }
    } else {
      throw found(token, "expected: ',', or identifier");
    }
  }
}

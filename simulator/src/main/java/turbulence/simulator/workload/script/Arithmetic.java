package turbulence.simulator.workload.script;

import java.util.function.UnaryOperator;

/// Whole numbers with `+ - * / %`, parentheses and variables.
final class Arithmetic {
  private final String text;
  private final UnaryOperator<String> variables;
  private int at;

  private Arithmetic(String text, UnaryOperator<String> variables) {
    this.text = text;
    this.variables = variables;
  }

  static long value(String text, UnaryOperator<String> variables) throws BadScript {
    Arithmetic arithmetic = new Arithmetic(text, variables);
    long value = arithmetic.sum();
    if (arithmetic.peek() != 0) {
      throw new BadScript("arithmetic syntax error");
    }
    return value;
  }

  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private long sum() throws BadScript {
    long value = product();
    while (peek() == '+' || peek() == '-') {
      boolean plus = text.charAt(at++) == '+';
      long next = product();
      value = plus ? value + next : value - next;
    }
    return value;
  }

  private long product() throws BadScript {
    long value = atom();
    while (peek() == '*' || peek() == '/' || peek() == '%') {
      char operator = text.charAt(at++);
      long next = atom();
      if (operator != '*' && next == 0) {
        throw new BadScript("divide by zero");
      }
      value = operator == '*' ? value * next : operator == '/' ? value / next : value % next;
    }
    return value;
  }

  private long atom() throws BadScript {
    char c = peek();
    if (c == '-') {
      at++;
      return -atom();
    } else if (c == '(') {
      at++;
      long value = sum();
      if (peek() != ')') {
        throw new BadScript("arithmetic syntax error");
      }
      at++;
      return value;
    } else if (c == '$') {
      at++;
    }
    int start = at;
    while (at < text.length() && Expansion.isNamePart(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    return number(Character.isDigit(c) ? word : variables.apply(word), word.isEmpty());
  }

  private static long number(String digits, boolean missing) throws BadScript {
    if (missing) {
      throw new BadScript("arithmetic syntax error");
    }
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new BadScript("arithmetic syntax error");
    }
  }
}

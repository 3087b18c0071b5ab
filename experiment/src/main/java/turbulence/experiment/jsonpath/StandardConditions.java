package turbulence.experiment.jsonpath;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonText;

/// Reads what the standard allows behind `?`: conditions, comparisons and functions, well typed.
final class StandardConditions {
  private final StandardScanner in;
  private final StandardParser paths;

  StandardConditions(StandardScanner in, StandardParser paths) {
    this.in = in;
    this.paths = paths;
  }

  /// Something that was read and may still be a side of a comparison or a condition of its own.
  ///
  /// @param term what it is as a side of a comparison; null when it can be none
  /// @param condition what it is as a condition; null when it can be none
  /// @param way the path, when it is one
  private record Operand(
      @Nullable Term term, @Nullable Condition condition, Source.@Nullable Way way) {}

  Condition read() throws BadPath {
    paths.enter();
    List<Condition> any = new ArrayList<>();
    do {
      in.skipSpace();
      any.add(readAll());
    } while (acceptSpaced("||"));
    paths.leave();
    return any.size() == 1 ? any.getFirst() : new Condition.Either(any);
  }

  private Condition readAll() throws BadPath {
    List<Condition> all = new ArrayList<>();
    do {
      in.skipSpace();
      all.add(readSingle());
    } while (acceptSpaced("&&"));
    return all.size() == 1 ? all.getFirst() : new Condition.Both(all);
  }

  private boolean acceptSpaced(String sign) {
    int before = in.at();
    in.skipSpace();
    boolean there = in.accept(sign);
    if (!there) {
      in.backTo(before);
    }
    return there;
  }

  private Condition readSingle() throws BadPath {
    if (in.accept("!")) {
      in.skipSpace();
      return new Condition.Not(in.peek() == '(' ? readParentheses() : readTest());
    }
    if (in.peek() == '(') {
      return readParentheses();
    }
    int start = in.at();
    Operand left = readOperand();
    int before = in.at();
    in.skipSpace();
    Relation relation = readRelation();
    if (relation == null) {
      in.backTo(before);
      return condition(left, start);
    }
    in.skipSpace();
    int second = in.at();
    Operand right = readOperand();
    return new Condition.Compares(relation, term(left, start), term(right, second));
  }

  private Condition readParentheses() throws BadPath {
    in.expect("(");
    Condition condition = read();
    in.skipSpace();
    in.expect(")");
    return condition;
  }

  private Condition readTest() throws BadPath {
    int start = in.at();
    return condition(readOperand(), start);
  }

  private static Condition condition(Operand operand, int start) throws BadPath {
    if (operand.condition() == null) {
      throw new BadPath("expected a comparison", start);
    }
    return operand.condition();
  }

  private static Term term(Operand operand, int start) throws BadPath {
    if (operand.term() == null) {
      throw new BadPath("expected what can be compared: one value at most", start);
    }
    return operand.term();
  }

  private @Nullable Relation readRelation() {
    if (in.accept("==")) {
      return Relation.EQUAL;
    }
    if (in.accept("!=")) {
      return Relation.NOT_EQUAL;
    }
    if (in.accept("<=")) {
      return Relation.AT_MOST;
    }
    if (in.accept(">=")) {
      return Relation.AT_LEAST;
    }
    return in.accept("<") ? Relation.LESS : in.accept(">") ? Relation.MORE : null;
  }

  private Operand readOperand() throws BadPath {
    Source.Way way = paths.readWay();
    if (way != null) {
      Term term = way.isSingular() ? new Term.Only(way) : null;
      return new Operand(term, new Condition.Some(way), way);
    }
    if (in.peek() == '\'' || in.peek() == '"') {
      return literal(new JsonText(in.quoted()));
    }
    if (in.peek() == '-' || in.isDigit()) {
      return literal(in.number());
    }
    int start = in.at();
    String word = in.word();
    if (in.accept("(")) {
      return readFunction(word, start);
    }
    return switch (word) {
      case "true" -> literal(JsonBool.TRUE);
      case "false" -> literal(JsonBool.FALSE);
      case "null" -> literal(JsonNull.NULL);
      default -> {
        in.backTo(start);
        throw in.fault("a path, a value or a function");
      }
    };
  }

  private static Operand literal(Json value) {
    return new Operand(new Term.Fixed(value), null, null);
  }

  private Operand readFunction(String name, int start) throws BadPath {
    paths.enter();
    List<Operand> arguments = new ArrayList<>();
    in.skipSpace();
    if (in.peek() != ')') {
      do {
        in.skipSpace();
        arguments.add(readOperand());
        in.skipSpace();
      } while (in.accept(","));
    }
    in.expect(")");
    paths.leave();
    return switch (name) {
      case "length" -> asTerm(new Term.Length(terms(name, arguments, 1, start).getFirst()));
      case "count" -> asTerm(new Term.Count(way(name, arguments, start)));
      case "value" -> asTerm(new Term.Only(way(name, arguments, start)));
      case "match", "search" -> {
        List<Term> terms = terms(name, arguments, 2, start);
        boolean wholly = name.equals("match");
        yield new Operand(null, new Condition.Matches(terms.get(0), terms.get(1), wholly), null);
      }
      default -> throw new BadPath("an unknown function " + name, start);
    };
  }

  private static Operand asTerm(Term term) {
    return new Operand(term, null, null);
  }

  private static List<Term> terms(String name, List<Operand> arguments, int count, int start)
      throws BadPath {
    List<Term> terms = new ArrayList<>();
    for (Operand argument : arguments) {
      terms.add(term(argument, start));
    }
    if (terms.size() != count) {
      throw new BadPath(name + " takes " + (count == 1 ? "one value" : count + " values"), start);
    }
    return terms;
  }

  private static Source.Way way(String name, List<Operand> arguments, int start) throws BadPath {
    Source.Way way = arguments.size() == 1 ? arguments.getFirst().way() : null;
    if (way == null) {
      throw new BadPath(name + " takes one path", start);
    }
    return way;
  }
}

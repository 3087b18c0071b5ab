package turbulence.experiment.jsonpath;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Reads what jsonpath2 allows between `?(` and `)`, and values as written. `or` binds tighter than
/// `and` there.
final class JsonPath2Conditions {
  private final TokenReader in;
  private final JsonPath2Parser paths;

  JsonPath2Conditions(TokenReader in, JsonPath2Parser paths) {
    this.in = in;
    this.paths = paths;
  }

  Condition read() throws BadPath {
    paths.enter();
    List<Condition> all = new ArrayList<>();
    do {
      all.add(readAlternatives());
    } while (in.accept("and"));
    paths.leave();
    return all.size() == 1 ? all.getFirst() : new Condition.Both(all);
  }

  private Condition readAlternatives() throws BadPath {
    List<Condition> any = new ArrayList<>();
    do {
      any.add(readSingle());
    } while (in.accept("or"));
    return any.size() == 1 ? any.getFirst() : new Condition.Either(any);
  }

  private Condition readSingle() throws BadPath {
    boolean opposite = false;
    while (in.accept("not")) {
      opposite = !opposite;
    }
    Condition condition;
    if (in.accept("(")) {
      condition = read();
      in.expect(")");
    } else {
      condition = readComparison();
    }
    return opposite ? new Condition.Not(condition) : condition;
  }

  private Condition readComparison() throws BadPath {
    Source left = readSource();
    Relation relation = relation(in.peek());
    if (relation == null) {
      return new Condition.Some(left);
    }
    in.next();
    return new Condition.Any(relation, left, readSource());
  }

  private static @Nullable Relation relation(Token token) {
    if (token.kind() != Token.Kind.SIGN) {
      return null;
    }
    return switch (token.text()) {
      case "=" -> Relation.EQUAL;
      case "!=" -> Relation.NOT_EQUAL;
      case "<" -> Relation.LESS;
      case "<=" -> Relation.AT_MOST;
      case ">" -> Relation.MORE;
      case ">=" -> Relation.AT_LEAST;
      case "contains" -> Relation.CONTAINS;
      default -> null;
    };
  }

  /// A path or a value as written.
  Source readSource() throws BadPath {
    Source.Way way = paths.readWay();
    return way != null ? way : new Source.Literal(readValue());
  }

  private Json readValue() throws BadPath {
    return switch (in.peek().kind()) {
      case TEXT -> new JsonText(in.next().text());
      case NUMBER -> number(in.next().text());
      case SIGN -> readSign();
      default -> throw in.fault("a value or a path");
    };
  }

  private static Json number(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (".eE".indexOf(text.charAt(i)) >= 0) {
        return new JsonNumber(Double.valueOf(text));
      }
    }
    return new JsonNumber(new BigInteger(text));
  }

  private Json readSign() throws BadPath {
    if (in.accept("true")) {
      return JsonBool.TRUE;
    }
    if (in.accept("false")) {
      return JsonBool.FALSE;
    }
    if (in.accept("null")) {
      return JsonNull.NULL;
    }
    if (in.accept("[")) {
      return readArray();
    }
    if (in.accept("{")) {
      return readObject();
    }
    throw in.fault("a value or a path");
  }

  private Json readArray() throws BadPath {
    paths.enter();
    List<Json> items = new ArrayList<>();
    if (!in.accept("]")) {
      do {
        items.add(readValue());
      } while (in.accept(","));
      in.expect("]");
    }
    paths.leave();
    return new JsonArray(items);
  }

  private Json readObject() throws BadPath {
    paths.enter();
    JsonObject.Builder fields = JsonObject.builder();
    if (!in.accept("}")) {
      do {
        if (in.peek().kind() != Token.Kind.TEXT) {
          throw in.fault("a name in double quotes");
        }
        String name = in.next().text();
        in.expect(":");
        fields.put(name, readValue());
      } while (in.accept(","));
      in.expect("}");
    }
    paths.leave();
    return fields.build();
  }
}

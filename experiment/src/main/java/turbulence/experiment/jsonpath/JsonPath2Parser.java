package turbulence.experiment.jsonpath;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads paths as Python's jsonpath2 does.
final class JsonPath2Parser {
  private static final int DEEPEST = 200;

  private final TokenReader in;
  private final JsonPath2Conditions conditions;
  private int depth;

  private JsonPath2Parser(List<Token> tokens) {
    this.in = new TokenReader(tokens);
    this.conditions = new JsonPath2Conditions(in, this);
  }

  static Source.Way parse(String path) throws BadPath {
    JsonPath2Parser parser = new JsonPath2Parser(Tokens.of(path));
    parser.in.expect("$");
    Source.Way way = new Source.Way(true, parser.readSegments());
    parser.in.expectEnd();
    return way;
  }

  void enter() throws BadPath {
    if (++depth > DEEPEST) {
      throw in.fault("less than " + DEEPEST + " levels");
    }
  }

  void leave() {
    depth--;
  }

  /// A path from `$` or `@`; null, and nothing read, when none comes next.
  Source.@Nullable Way readWay() throws BadPath {
    if (!in.peek().is("$") && !in.peek().is("@")) {
      return null;
    }
    enter();
    boolean fromRoot = in.next().is("$");
    Source.Way way = new Source.Way(fromRoot, readSegments());
    leave();
    return way;
  }

  private List<Segment> readSegments() throws BadPath {
    List<Segment> segments = new ArrayList<>();
    while (true) {
      if (in.accept("..")) {
        segments.add(new Segment(true, in.peek().is("[") ? readBrackets() : readBare()));
      } else if (in.accept(".")) {
        segments.add(new Segment(false, readBare()));
      } else if (in.peek().is("[")) {
        segments.add(new Segment(false, readBrackets()));
      } else {
        return segments;
      }
    }
  }

  private List<Selector> readBare() throws BadPath {
    if (in.accept("*")) {
      return List.of(new Selector.All());
    }
    if (in.peek().kind() != Token.Kind.NAME) {
      throw in.fault("a name or *");
    }
    Token name = in.next();
    return List.of(in.peek().is("(") ? readCall(name) : new Selector.Name(name.text()));
  }

  private List<Selector> readBrackets() throws BadPath {
    List<Selector> selectors = new ArrayList<>();
    in.expect("[");
    do {
      selectors.add(readSelector());
    } while (in.accept(","));
    in.expect("]");
    return selectors;
  }

  private Selector readSelector() throws BadPath {
    Token first = in.peek();
    return switch (first.kind()) {
      case TEXT -> new Selector.Name(in.next().text());
      case NUMBER -> {
        long place = in.nextWhole();
        yield in.peek().is(":") ? readSlice(place) : new Selector.Index(place);
      }
      case NAME -> readCall(in.next());
      default -> readSign();
    };
  }

  private Selector readSign() throws BadPath {
    if (in.peek().is(":")) {
      return readSlice(null);
    }
    if (in.accept("*")) {
      return new Selector.All();
    }
    if (in.accept("?")) {
      in.expect("(");
      Condition condition = conditions.read();
      in.expect(")");
      return new Selector.Itself(condition);
    }
    Source.Way way = readWay();
    if (way == null) {
      throw in.fault("a name in double quotes, a number, *, : or ?(");
    }
    return new Selector.Pointed(way);
  }

  private Selector readSlice(@Nullable Long start) throws BadPath {
    in.expect(":");
    Long end = in.peek().kind() == Token.Kind.NUMBER ? in.nextWhole() : null;
    boolean stepped = in.accept(":");
    Long step = stepped && in.peek().kind() == Token.Kind.NUMBER ? in.nextWhole() : null;
    return new Selector.Slice(new Steps(start, end, step, Dialect.JSONPATH2));
  }

  private Selector readCall(Token name) throws BadPath {
    in.expect("(");
    Function function = Function.named(name.text());
    if (function == null) {
      throw new BadPath("an unknown function " + name.text(), name.at());
    }
    List<Source> arguments = new ArrayList<>();
    if (!in.accept(")")) {
      do {
        arguments.add(conditions.readSource());
      } while (in.accept(","));
      in.expect(")");
    }
    return new Selector.Call(function, arguments);
  }
}

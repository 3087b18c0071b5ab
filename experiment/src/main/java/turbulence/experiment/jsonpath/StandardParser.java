package turbulence.experiment.jsonpath;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads paths as the standard, RFC 9535, has them.
final class StandardParser {
  private static final int DEEPEST = 200;

  private final StandardScanner in;
  private final StandardConditions conditions;
  private int depth;

  private StandardParser(String path) {
    this.in = new StandardScanner(path);
    this.conditions = new StandardConditions(in, this);
  }

  static Source.Way parse(String path) throws BadPath {
    StandardParser parser = new StandardParser(path);
    parser.in.expect("$");
    Source.Way way = new Source.Way(true, parser.readSegments());
    if (!parser.in.isEnd()) {
      throw parser.in.fault(". or [ or the end");
    }
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
    if (in.peek() != '$' && in.peek() != '@') {
      return null;
    }
    enter();
    boolean fromRoot = in.accept("$") || !in.accept("@");
    Source.Way way = new Source.Way(fromRoot, readSegments());
    leave();
    return way;
  }

  private List<Segment> readSegments() throws BadPath {
    List<Segment> segments = new ArrayList<>();
    while (true) {
      int before = in.at();
      in.skipSpace();
      if (in.accept("..")) {
        segments.add(new Segment(true, in.peek() == '[' ? readBrackets() : readBare()));
      } else if (in.accept(".")) {
        segments.add(new Segment(false, readBare()));
      } else if (in.peek() == '[') {
        segments.add(new Segment(false, readBrackets()));
      } else {
        in.backTo(before);
        return segments;
      }
    }
  }

  private List<Selector> readBare() throws BadPath {
    return List.of(in.accept("*") ? new Selector.All() : new Selector.Name(in.bareName()));
  }

  private List<Selector> readBrackets() throws BadPath {
    List<Selector> selectors = new ArrayList<>();
    in.expect("[");
    do {
      in.skipSpace();
      selectors.add(readSelector());
      in.skipSpace();
    } while (in.accept(","));
    in.expect("]");
    return selectors;
  }

  private Selector readSelector() throws BadPath {
    if (in.peek() == '\'' || in.peek() == '"') {
      return new Selector.Name(in.quoted());
    }
    if (in.accept("*")) {
      return new Selector.All();
    }
    if (in.accept("?")) {
      in.skipSpace();
      return new Selector.Children(conditions.read());
    }
    if (in.peek() == ':') {
      return readSlice(null);
    }
    if (in.peek() != '-' && !in.isDigit()) {
      throw in.fault("a name in quotes, a number, *, : or ?");
    }
    long place = in.whole();
    int before = in.at();
    in.skipSpace();
    if (in.peek() == ':') {
      return readSlice(place);
    }
    in.backTo(before);
    return new Selector.Index(place);
  }

  private Selector readSlice(@Nullable Long start) throws BadPath {
    in.expect(":");
    Long end = readPlace();
    int before = in.at();
    in.skipSpace();
    Long step = null;
    if (in.accept(":")) {
      step = readPlace();
    } else {
      in.backTo(before);
    }
    return new Selector.Slice(new Steps(start, end, step, Dialect.RFC_9535));
  }

  private @Nullable Long readPlace() throws BadPath {
    int before = in.at();
    in.skipSpace();
    if (in.peek() == '-' || in.isDigit()) {
      return in.whole();
    }
    in.backTo(before);
    return null;
  }
}

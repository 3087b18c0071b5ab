package turbulence.experiment.jsonpath;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.python.PythonValue;
import turbulence.experiment.python.Search;
import turbulence.json.Json;
import turbulence.json.JsonText;

/// What a filter asks of a value.
sealed interface Condition {
  boolean holds(Json root, Json here) throws InterruptedException;

  record Both(List<Condition> conditions) implements Condition {
    @Override
    public boolean holds(Json root, Json here) throws InterruptedException {
      for (Condition condition : conditions) {
        if (!condition.holds(root, here)) {
          return false;
        }
      }
      return true;
    }
  }

  record Either(List<Condition> conditions) implements Condition {
    @Override
    public boolean holds(Json root, Json here) throws InterruptedException {
      for (Condition condition : conditions) {
        if (condition.holds(root, here)) {
          return true;
        }
      }
      return false;
    }
  }

  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(Json root, Json here) throws InterruptedException {
      return !condition.holds(root, here);
    }
  }

  /// Whether a way finds anything, or a value as written is true to Python.
  record Some(Source source) implements Condition {
    @Override
    public boolean holds(Json root, Json here) throws InterruptedException {
      return source instanceof Source.Literal literal
          ? PythonValue.isTrue(literal.value())
          : !source.each(root, here, _ -> false);
    }
  }

  /// Whether any of the values on the left stands so to any of those on the right.
  ///
  /// When the right side is a way, only the first value on the left is compared: jsonpath2 walks
  /// such a way once and has nothing left of it for the second.
  record Any(Relation relation, Source left, Source right) implements Condition {
    @Override
    public boolean holds(Json root, Json here) throws InterruptedException {
      boolean[] used = {false};
      return !left.each(
          root,
          here,
          first -> {
            if (used[0]) {
              return true;
            }
            used[0] = right instanceof Source.Way;
            return right.each(root, here, second -> !relation.holds(first, second));
          });
    }
  }

  /// A comparison by the standard's rules.
  record Compares(Relation relation, Term left, Term right) implements Condition {
    @Override
    public boolean holds(Json root, Json here) throws InterruptedException {
      return relation.holdsByStandard(left.value(root, here), right.value(root, here));
    }
  }

  /// Whether a text is, or holds, what a regular expression describes.
  record Matches(Term text, Term regex, boolean wholly) implements Condition {
    @Override
    public boolean holds(Json root, Json here) throws InterruptedException {
      if (!(text.value(root, here) instanceof JsonText found)
          || !(regex.value(root, here) instanceof JsonText written)) {
        return false;
      }
      @Nullable Pattern pattern = IRegexp.pattern(written.value(), wholly);
      return pattern != null && Search.find(pattern, found.value());
    }
  }
}

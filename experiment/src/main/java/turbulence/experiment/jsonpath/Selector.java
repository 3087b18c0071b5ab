package turbulence.experiment.jsonpath;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.python.PythonValue;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What a step takes from a value.
sealed interface Selector {
  /// Hands over what it selects, in order, until the sink has enough; whether it wanted all.
  boolean select(Json root, Json value, Sink sink) throws InterruptedException;

  /// The field of that name.
  record Name(String name) implements Selector {
    @Override
    public boolean select(Json root, Json value, Sink sink) throws InterruptedException {
      Json field = value instanceof JsonObject object ? object.get(name) : null;
      return field == null || sink.take(field);
    }
  }

  /// The item at that place; negative places count from the end.
  record Index(long place) implements Selector {
    @Override
    public boolean select(Json root, Json value, Sink sink) throws InterruptedException {
      if (!(value instanceof JsonArray array)) {
        return true;
      }
      long at = place < 0 ? place + array.size() : place;
      return at < 0 || at >= array.size() || sink.take(array.get((int) at));
    }
  }

  /// Everything that an object or an array holds.
  record All() implements Selector {
    @Override
    public boolean select(Json root, Json value, Sink sink) throws InterruptedException {
      return Segment.children(value, sink);
    }
  }

  /// Some items of an array: `[start:end:step]`.
  record Slice(Steps steps) implements Selector {
    @Override
    public boolean select(Json root, Json value, Sink sink) throws InterruptedException {
      if (!(value instanceof JsonArray array)) {
        return true;
      }
      Steps.Range range = steps.in(array.size());
      for (long at = range.from(); range.holds(at); at += range.step()) {
        if (!new Index(at).select(root, value, sink)) {
          return false;
        }
      }
      return true;
    }
  }

  /// The value itself when the condition holds for it.
  record Itself(Condition condition) implements Selector {
    @Override
    public boolean select(Json root, Json value, Sink sink) throws InterruptedException {
      return !condition.holds(root, value) || sink.take(value);
    }
  }

  /// Those of its children for which the condition holds.
  record Children(Condition condition) implements Selector {
    @Override
    public boolean select(Json root, Json value, Sink sink) throws InterruptedException {
      return Segment.children(value, child -> !condition.holds(root, child) || sink.take(child));
    }
  }

  /// The field or item whose name or place another way finds.
  record Pointed(Source.Way way) implements Selector {
    @Override
    public boolean select(Json root, Json value, Sink sink) throws InterruptedException {
      return way.each(
          root,
          value,
          found -> {
            Selector selector = selector(found);
            return selector == null || selector.select(root, value, sink);
          });
    }

    private static @Nullable Selector selector(Json found) {
      if (found instanceof JsonText text) {
        return new Name(text.value());
      }
      return PythonValue.isWhole(found) && PythonValue.number(found).value() instanceof Long place
          ? new Index(place)
          : null;
    }
  }

  /// What a function makes of the value.
  record Call(Function function, List<Source> arguments) implements Selector {
    @Override
    public boolean select(Json root, Json value, Sink sink) throws InterruptedException {
      return Function.eachCombination(
          arguments,
          root,
          value,
          combination -> {
            Json result = function.apply(value, combination);
            return result == null || sink.take(result);
          });
    }
  }
}

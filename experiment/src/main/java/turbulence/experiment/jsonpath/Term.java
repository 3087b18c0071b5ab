package turbulence.experiment.jsonpath;

import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// One side of a comparison by the standard's rules: one value, or nothing.
sealed interface Term {
  /// The value, or null for nothing.
  @Nullable Json value(Json root, Json here) throws InterruptedException;

  /// A value as written.
  record Fixed(Json written) implements Term {
    @Override
    public Json value(Json root, Json here) {
      return written;
    }
  }

  /// The only value that a way finds; nothing when it finds none or several.
  record Only(Source.Way way) implements Term {
    @Override
    public @Nullable Json value(Json root, Json here) throws InterruptedException {
      @Nullable Json[] found = {null};
      boolean atMostOne =
          way.each(
              root,
              here,
              value -> {
                boolean first = found[0] == null;
                found[0] = value;
                return first;
              });
      return atMostOne ? found[0] : null;
    }
  }

  /// How many values a way finds.
  record Count(Source.Way way) implements Term {
    @Override
    public Json value(Json root, Json here) throws InterruptedException {
      long[] count = {0};
      way.each(
          root,
          here,
          _ -> {
            count[0]++;
            return true;
          });
      return Json.of(count[0]);
    }
  }

  /// How many characters, items or fields a value has.
  record Length(Term of) implements Term {
    @Override
    public @Nullable Json value(Json root, Json here) throws InterruptedException {
      return switch (of.value(root, here)) {
        case JsonText text -> Json.of(text.value().codePointCount(0, text.value().length()));
        case JsonArray array -> Json.of(array.size());
        case JsonObject object -> Json.of(object.size());
        case null, default -> null;
      };
    }
  }
}

package turbulence.experiment.builtin.http;

import java.util.Map;
import turbulence.experiment.extension.Unrunnable;
import turbulence.experiment.http.Quoting;
import turbulence.experiment.python.PythonText;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Arguments as a query or form has them: `a=1&a=2&b=x+y`, values as Python's `str` writes them.
final class FormText {
  private final StringBuilder out = new StringBuilder();

  private FormText() {}

  /// A text stands for itself; an object or a list of pairs is encoded.
  static String of(Json arguments) {
    FormText form = new FormText();
    if (arguments instanceof JsonText text) {
      return text.value();
    }
    if (arguments instanceof JsonObject object) {
      for (Map.Entry<String, Json> argument : object) {
        form.argument(argument.getKey(), argument.getValue());
      }
    } else if (arguments instanceof JsonArray pairs) {
      form.pairs(pairs);
    } else if (arguments != JsonNull.NULL) {
      throw unusable(arguments);
    }
    return form.out.toString();
  }

  private void pairs(JsonArray pairs) {
    for (Json pair : pairs) {
      if (!(pair instanceof JsonArray two) || two.size() != 2) {
        throw unusable(pairs);
      }
      argument(PythonText.str(two.get(0)), two.get(1));
    }
  }

  /// A null at the top or in a list says nothing; deeper down it is a word.
  private void argument(String name, Json value) {
    if (isMany(value)) {
      for (Json one : items(value)) {
        if (one != JsonNull.NULL) {
          each(name, one);
        }
      }
    } else if (value != JsonNull.NULL) {
      append(name, value);
    }
  }

  private void each(String name, Json value) {
    if (isMany(value)) {
      for (Json one : items(value)) {
        append(name, one);
      }
    } else {
      append(name, value);
    }
  }

  private void append(String name, Json value) {
    out.append(out.isEmpty() ? "" : "&")
        .append(Quoting.form(name))
        .append('=')
        .append(Quoting.form(PythonText.str(value)));
  }

  private static boolean isMany(Json value) {
    return value instanceof JsonArray || value instanceof JsonObject;
  }

  /// An object stands for its names, as it does when Python walks over it.
  private static JsonArray items(Json many) {
    return many instanceof JsonArray array ? array : JsonArray.from(((JsonObject) many).names());
  }

  private static Unrunnable unusable(Json arguments) {
    String got = arguments instanceof JsonNumber ? "a number" : arguments.kind();
    return new Unrunnable("expected an object, a text or pairs as arguments, got " + got);
  }
}

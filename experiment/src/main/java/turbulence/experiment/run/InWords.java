package turbulence.experiment.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.model.Provider;
import turbulence.experiment.model.Provider.CodeCall;
import turbulence.experiment.model.Provider.HttpCall;
import turbulence.experiment.model.Provider.ProcessCall;
import turbulence.experiment.python.PythonText;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What an activity does, in one line for people. Values are filled in, secrets are covered.
final class InWords {
  private InWords() {}

  static String of(Provider provider, Filler filler) throws ActivityFailed {
    if (provider instanceof ProcessCall call) {
      Json arguments = call.arguments();
      return call.path() + (arguments == null ? "" : words(filler.shown(arguments)));
    } else if (provider instanceof HttpCall call) {
      return call.method() + " " + PythonText.str(filler.shown(new JsonText(call.url())));
    }
    return provider instanceof CodeCall call ? call.module() + ":" + call.function() : "";
  }

  private static String words(Json arguments) {
    StringBuilder words = new StringBuilder();
    if (arguments instanceof JsonArray items) {
      for (Json item : items) {
        add(item, words);
      }
    } else if (arguments instanceof JsonObject fields) {
      for (Map.Entry<String, Json> field : fields) {
        add(new JsonText(field.getKey()), words);
        add(field.getValue(), words);
      }
    } else {
      add(arguments, words);
    }
    return words.toString();
  }

  private static void add(@Nullable Json value, StringBuilder words) {
    if (value != null && value != JsonNull.NULL) {
      words.append(' ').append(PythonText.str(value));
    }
  }
}

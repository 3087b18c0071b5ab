package turbulence.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.model.Provider;
import turbulence.experiment.model.Provider.CodeCall;
import turbulence.experiment.model.Provider.HttpCall;
import turbulence.experiment.model.Provider.ProcessCall;
import turbulence.experiment.python.PythonText;
import turbulence.experiment.resolve.Masking;
import turbulence.experiment.resolve.Names;
import turbulence.experiment.resolve.Outputs;
import turbulence.experiment.resolve.Reference;
import turbulence.experiment.resolve.Substitution;
import turbulence.experiment.resolve.Unresolved;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What activities look like with their values filled in and secrets covered.
final class Wording {
  private final Substitution known;
  private final Substitution missing;
  private final Masking masking;

  /// @param names what has a value already
  /// @param missing what will have one only during the run
  Wording(Names names, JsonObject missing, Masking masking) {
    this.known = new Substitution(names, _ -> Optional.empty());
    this.missing = new Substitution(Names.of(missing, JsonObject.EMPTY), Outputs.NONE);
    this.masking = masking;
  }

  /// Why it is not known yet what the activity will be told; empty when it is known.
  String later(Provider provider) {
    for (Json written : written(provider)) {
      for (Reference reference : missing.references(written)) {
        if (reference.kind() == Reference.Kind.OUTPUT) {
          return "needs the output of '" + reference.name() + "'";
        } else if (reference.kind() == Reference.Kind.CONFIGURATION) {
          return "needs the configuration '" + reference.name() + "'";
        }
      }
    }
    return "";
  }

  private static List<Json> written(Provider provider) {
    List<Json> written = new ArrayList<>();
    if (provider instanceof CodeCall call) {
      written.add(call.arguments());
    } else if (provider instanceof ProcessCall call) {
      add(written, call.arguments());
    } else if (provider instanceof HttpCall call) {
      written.add(new JsonText(call.url()));
      written.add(call.headers());
      add(written, call.arguments());
    }
    return written;
  }

  private static void add(List<Json> written, @Nullable Json more) {
    if (more != null) {
      written.add(more);
    }
  }

  /// What carries it out: the name of a step, a command line, or a method and a URL.
  String by(Provider provider) {
    if (provider instanceof CodeCall call) {
      return call.module() + ":" + call.function();
    } else if (provider instanceof ProcessCall call) {
      return masking.text(line(call.path(), shown(call.arguments())));
    } else if (provider instanceof HttpCall call) {
      return call.method() + " " + masking.text(PythonText.str(shown(new JsonText(call.url()))));
    }
    return "nothing";
  }

  /// The arguments of a step.
  JsonObject arguments(Provider provider) {
    return provider instanceof CodeCall call && shown(call.arguments()) instanceof JsonObject shown
        ? masking.object(shown)
        : JsonObject.EMPTY;
  }

  /// As it would be, as far as it is known.
  private Json shown(@Nullable Json written) {
    if (written == null) {
      return JsonNull.NULL;
    }
    try {
      return known.inArguments(written).masked();
    } catch (Unresolved e) {
      return written; // an output that is still to come: what refers to it says most
    }
  }

  private static String line(String path, Json arguments) {
    StringBuilder line = new StringBuilder(path);
    if (arguments instanceof JsonArray items) {
      items.forEach(item -> word(line, item));
    } else if (arguments instanceof JsonObject fields) {
      for (Map.Entry<String, Json> field : fields) {
        word(line, new JsonText(field.getKey()));
        word(line, field.getValue());
      }
    } else if (arguments != JsonNull.NULL) {
      line.append(' ').append(PythonText.str(arguments));
    }
    return line.toString();
  }

  private static void word(StringBuilder line, Json value) {
    String word = value == JsonNull.NULL ? "" : PythonText.str(value);
    if (!word.isEmpty()) {
      boolean plain = word.indexOf(' ') < 0 && word.indexOf('\n') < 0;
      line.append(' ').append(plain ? word : "'" + word + "'");
    }
  }
}

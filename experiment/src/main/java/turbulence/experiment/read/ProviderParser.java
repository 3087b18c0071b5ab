package turbulence.experiment.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.model.Provider;
import turbulence.experiment.model.Provider.CodeCall;
import turbulence.experiment.model.Provider.HttpCall;
import turbulence.experiment.model.Provider.ProcessCall;
import turbulence.experiment.model.Provider.Unusable;
import turbulence.experiment.words.Nearest;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Reads what carries out an activity.
final class ProviderParser {
  private static final List<String> TYPES = List.of("python", "process", "http");

  private ProviderParser() {}

  static Provider parse(Fields fields) {
    Json type = fields.get("type");
    if (!fields.isFilled("type")) {
      fields
          .problems()
          .error(
              fields.place(),
              "needs a type: python, process or http",
              "a provider must have a type");
      return new Unusable("a provider must have a type");
    }
    String word = type instanceof JsonText text ? text.value() : String.valueOf(type);
    return switch (word) {
      case "python" -> code(fields);
      case "process" -> process(fields);
      case "http" -> http(fields);
      default -> {
        String classic = "unknown provider type '" + word + "'";
        fields.error(
            "type",
            "must be python, process or http, not '" + word + "'" + Nearest.hint(word, TYPES),
            classic);
        yield new Unusable(classic);
      }
    };
  }

  private static Provider code(Fields fields) {
    fields.knowOnly(Vocabulary.CODE);
    boolean usable = needs(fields, "module", "a Python activity must have a module path");
    usable &= needs(fields, "func", "a Python activity must have a function name");
    CodeCall call =
        new CodeCall(
            fields.text("module", ""),
            fields.text("func", ""),
            fields.object("arguments"),
            scopes(fields));
    return usable ? call : new Unusable("module and func are needed");
  }

  private static List<String> scopes(Fields fields) {
    List<String> scopes = new ArrayList<>();
    for (Json scope : fields.array("secrets")) {
      if (scope instanceof JsonText text) {
        scopes.add(text.value());
      } else {
        fields.wrong("secrets", "a list of names", scope);
      }
    }
    return List.copyOf(scopes);
  }

  private static Provider process(Fields fields) {
    fields.knowOnly(Vocabulary.PROCESS);
    if (!needs(fields, "path", "a process activity must have a path")) {
      return new Unusable("a process activity must have a path");
    }
    Json timeout = fields.get("timeout");
    if (timeout != null && !(timeout instanceof JsonNumber)) {
      fields.wrong("timeout", "a number of seconds", timeout);
    }
    Json arguments = fields.get("arguments");
    if (arguments instanceof JsonObject) {
      fields
          .problems()
          .warning(
              fields.place().field("arguments"),
              "as a mapping is deprecated; write a list of arguments",
              "Process arguments should now be a list to keep the ordering of the arguments."
                  + " Dictionary arguments are deprecated for process activities.");
    }
    return new ProcessCall(fields.text("path", ""), arguments, timeout);
  }

  private static Provider http(Fields fields) {
    fields.knowOnly(Vocabulary.HTTP);
    boolean usable = needs(fields, "url", "a HTTP activity must have a URL");
    Json headers = fields.get("headers");
    if (headers != null && !(headers instanceof JsonObject)) {
      fields.error(
          "headers",
          "must be a mapping, not " + Fields.shown(headers),
          "a HTTP activities expect headers as a mapping");
    }
    if (fields.get("expected_status") != null) {
      fields
          .problems()
          .warning(
              fields.place().field("expected_status"),
              "is ignored; use a tolerance on the activity");
    }
    Json timeout = fields.get("timeout");
    if (timeout != null && !isTimeout(timeout)) {
      fields.wrong("timeout", "a number of seconds or a list of two", timeout);
    }
    HttpCall call =
        new HttpCall(
            fields.text("url", ""),
            fields.text("method", "GET"),
            headers instanceof JsonObject object ? object : JsonObject.EMPTY,
            fields.get("arguments"),
            timeout,
            fields.flag("verify_tls", true),
            fields.whole("max_retries", 0));
    return usable ? call : new Unusable("a HTTP activity must have a URL");
  }

  private static boolean isTimeout(Json timeout) {
    return timeout instanceof JsonNumber
        || timeout instanceof JsonText text && text.value().contains("$")
        || timeout instanceof JsonArray pair && pair.size() == 2;
  }

  private static boolean needs(Fields fields, String name, @Nullable String classic) {
    if (fields.isFilled(name) && fields.get(name) instanceof JsonText) {
      return true;
    }
    Json value = fields.get(name);
    String came = value == null || !fields.isFilled(name) ? "is needed" : null;
    fields.error(
        name,
        came != null || value == null ? "is needed" : "must be a text, not " + Fields.shown(value),
        classic);
    return false;
  }
}

package turbulence.experiment.schema;

import java.util.List;
import turbulence.experiment.model.Dry;
import turbulence.experiment.model.OnClaimed;
import turbulence.experiment.model.OnFailure;
import turbulence.experiment.model.OnLostFault;
import turbulence.experiment.model.Restore;
import turbulence.experiment.model.RollbackStrategy;
import turbulence.experiment.model.Safeguard;
import turbulence.experiment.model.Strategy;
import turbulence.experiment.read.Vocabulary;
import turbulence.experiment.read.Word;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The schema of each form of value.
final class Forms {
  private static final String NAME = "^\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}$";

  private Forms() {}

  static JsonObject of(Vocabulary.Form form) {
    return switch (form) {
      case ANYTHING -> JsonObject.EMPTY;
      case TEXT -> type("string");
      case FLAG -> type("boolean");
      case NUMBER -> type("number");
      case WHOLE -> type("integer").with("minimum", 0);
      case SECONDS -> anyOf(type("number").with("minimum", 0), pattern(NAME));
      case TIME -> anyOf(type("number").with("minimum", 0), pattern("^[0-9.]+(ms|s|m|h)?$"));
      case TEXTS -> list(type("string"));
      case MAPPING -> type("object");
      case KIND -> oneOf(ExperimentSchema.kinds());
      case DRY -> anyOf(type("boolean"), oneOf(Word.all(Dry.values(), Dry::word)));
      case ON_FAILURE -> oneOf(Word.all(OnFailure.values(), OnFailure::word));
      case SCOPE -> oneOf(List.of("before", "after"));
      case STRATEGY -> oneOf(Word.all(Strategy.values(), Strategy::word));
      case ROLLBACKS -> oneOf(Word.all(RollbackStrategy.values(), RollbackStrategy::word));
      case RESTORE -> oneOf(Word.all(Restore.values(), Restore::word));
      case TOLERANCE -> reference("tolerance");
      case TIMEOUT -> anyOf(type("number"), list(type("number")), pattern(NAME));
      case ACTIVITIES -> list(reference("activity"));
      case PROBES -> list(reference("probe"));
      case CONTROLS -> list(reference("control"));
      case EXTENSIONS -> list(type("object").with("required", JsonArray.of("name")));
      case PROVIDER -> reference("provider");
      case HYPOTHESIS -> reference("hypothesis");
      case CONTROL_PROVIDER -> ExperimentSchema.object(Vocabulary.CONTROL_PROVIDER);
      case PAUSES -> ExperimentSchema.object(Vocabulary.PAUSES);
      case RETRY -> ExperimentSchema.object(Vocabulary.RETRY);
      default -> runtime(form);
    };
  }

  /// The forms below `runtime`.
  private static JsonObject runtime(Vocabulary.Form form) {
    return switch (form) {
      case RUNTIME -> ExperimentSchema.object(Vocabulary.RUNTIME);
      case RUNTIME_STRATEGY -> ExperimentSchema.object(Vocabulary.RUNTIME_STRATEGY);
      case RUNTIME_ROLLBACKS -> ExperimentSchema.object(Vocabulary.RUNTIME_ROLLBACKS);
      case RUNTIME_RESTORE ->
          anyOf(of(Vocabulary.Form.RESTORE), ExperimentSchema.object(Vocabulary.RUNTIME_RESTORE));
      case RUNTIME_LIMITS -> ExperimentSchema.object(Vocabulary.RUNTIME_LIMITS);
      case SAFEGUARDS -> list(oneOf(Word.all(Safeguard.values(), Safeguard::word)));
      case NAMESPACE -> pattern("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$");
      case RUNTIME_SAFETY -> ExperimentSchema.object(Vocabulary.RUNTIME_SAFETY);
      case ON_CLAIMED -> oneOf(Word.all(OnClaimed.values(), OnClaimed::word));
      case ON_LOST_FAULT -> oneOf(Word.all(OnLostFault.values(), OnLostFault::word));
      case NAMESPACES -> list(pattern("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"));
      case LABELS -> list(pattern("^([a-z0-9.-]+/)?[A-Za-z0-9_.-]+(=[A-Za-z0-9_.-]*)?$"));
      case SHARE ->
          anyOf(type("integer").with("minimum", 0), pattern("^[0-9]+$|^[0-9]+(\\.[0-9]+)? *%$"));
      default -> throw new IllegalArgumentException("no schema for " + form);
    };
  }

  /// A value, a list of values, or one of the kinds that have a type.
  static JsonObject tolerance() {
    JsonObject typed =
        type("object")
            .with(
                "properties",
                JsonObject.of("type", oneOf(List.of("probe", "regex", "jsonpath", "range"))))
            .with("required", JsonArray.of("type"));
    return anyOf(type("boolean"), type("integer"), type("string"), type("array"), typed);
  }

  static JsonObject type(String name) {
    return JsonObject.of("type", name);
  }

  static JsonObject oneOf(List<String> words) {
    return JsonObject.of("enum", JsonArray.from(words));
  }

  static JsonObject reference(String definition) {
    return JsonObject.of("$ref", "#/definitions/" + definition);
  }

  static JsonObject anyOf(Json... schemas) {
    return JsonObject.of("anyOf", new JsonArray(List.of(schemas)));
  }

  private static JsonObject list(JsonObject items) {
    return type("array").with("items", items);
  }

  private static JsonObject pattern(String pattern) {
    return type("string").with("pattern", pattern);
  }
}

package turbulence.app.docs;

import java.util.List;
import turbulence.experiment.model.Dry;
import turbulence.experiment.model.Kind;
import turbulence.experiment.model.OnClaimed;
import turbulence.experiment.model.OnFailure;
import turbulence.experiment.model.OnLostFault;
import turbulence.experiment.model.Restore;
import turbulence.experiment.model.RollbackStrategy;
import turbulence.experiment.model.Safeguard;
import turbulence.experiment.model.Strategy;
import turbulence.experiment.read.Vocabulary;
import turbulence.experiment.read.Word;

/// The reference of experiment files, made from the keys that the reader knows.
final class FilePage {
  private static final String HEAD =
      """
      # Experiment files

      Made from the code by `make docs`; do not edit. How to write one, by example:
      [writing experiments](../guide/writing-experiments.md). Editors that understand JSON Schema can
      complete and check experiments with [experiment.schema.json](experiment.schema.json).

      A file is JSON or YAML: one mapping with the keys of the first table. Keys in **bold** must be
      there. A key that is in no table is named in a warning and otherwise ignored.
      """;

  private FilePage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    table(page, "Experiment", "", Vocabulary.EXPERIMENT);
    table(page, "Hypothesis", "Under `steady-state-hypothesis`.", Vocabulary.HYPOTHESIS);
    table(
        page,
        "Activity",
        "In `method`, `rollbacks` and the `probes` of the hypothesis.",
        Vocabulary.ACTIVITY);
    table(page, "Reference", "In the place of an activity.", Vocabulary.REFERENCE);
    table(page, "Pauses", "Under `pauses` of an activity.", Vocabulary.PAUSES);
    table(page, "Retry", "Under `retry` of a probe.", Vocabulary.RETRY);
    table(page, "Provider: http", "Under `provider` of an activity.", Vocabulary.HTTP);
    table(page, "Provider: process", "Under `provider` of an activity.", Vocabulary.PROCESS);
    table(
        page,
        "Provider: python",
        "Under `provider` of an activity. The name is that of Chaos Toolkit; steps here are written"
            + " in Java. [All steps](steps.md).",
        Vocabulary.CODE);
    table(page, "Control", "In any list of `controls`.", Vocabulary.CONTROL);
    table(
        page,
        "Control provider",
        "Under `provider` of a control. [All controls](controls.md).",
        Vocabulary.CONTROL_PROVIDER);
    runtime(page);
    return page.toString();
  }

  private static void runtime(StringBuilder page) {
    table(
        page,
        "Runtime",
        "Under `runtime`, in an experiment and in the [settings](settings.md).",
        Vocabulary.RUNTIME);
    table(
        page,
        "Limits",
        "Under `limits` of `runtime`. [How they work](../guide/limits.md).",
        Vocabulary.RUNTIME_LIMITS);
    table(
        page,
        "Safety",
        "Under `safety` of `runtime`. [How it works](../guide/putting-things-back.md).",
        Vocabulary.RUNTIME_SAFETY);
  }

  private static void table(
      StringBuilder page, String title, String about, List<Vocabulary.Key> keys) {
    page.append("\n## ").append(title).append('\n');
    page.append(about.isEmpty() ? "" : "\n" + about + "\n");
    page.append("\n| key | value | meaning |\n|---|---|---|\n");
    for (Vocabulary.Key key : keys) {
      String name = "`" + key.name() + "`";
      page.append("| ").append(key.needed() ? "**" + name + "**" : name);
      page.append(" | ").append(words(key.form()));
      page.append(" | ").append(key.about().replace("|", "\\|")).append(" |\n");
    }
  }

  private static String words(Vocabulary.Form form) {
    return switch (form) {
      case ANYTHING -> "anything";
      case TEXT -> "text";
      case FLAG -> "true or false";
      case NUMBER -> "number";
      case WHOLE -> "whole number";
      case SECONDS -> "number or `${name}`";
      case TIME -> "time: `500ms`, `2s`, `1m`, `1h`, or a number of seconds";
      case TEXTS -> "list of texts";
      case MAPPING -> "mapping";
      case TIMEOUT -> "number, `${name}`, or a list of two numbers";
      case KIND -> choice(Word.all(Kind.values(), Kind::word));
      case DRY -> "true, false, " + choice(Word.all(Dry.values(), Dry::word));
      case ON_FAILURE -> choice(Word.all(OnFailure.values(), OnFailure::word));
      case SCOPE -> choice(List.of("before", "after"));
      case STRATEGY -> choice(Word.all(Strategy.values(), Strategy::word));
      case ROLLBACKS -> choice(Word.all(RollbackStrategy.values(), RollbackStrategy::word));
      case RESTORE -> choice(Word.all(Restore.values(), Restore::word));
      case TOLERANCE -> "[tolerance](../guide/writing-experiments.md#tolerances)";
      case ACTIVITIES -> "list of [activities](#activity)";
      case PROBES -> "list of [probes](#activity)";
      case CONTROLS -> "list of [controls](#control)";
      case EXTENSIONS -> "list of mappings, each with a `name`";
      case PROVIDER ->
          "[http](#provider-http), [process](#provider-process) or [python](#provider-python)";
      case CONTROL_PROVIDER -> "[control provider](#control-provider)";
      case HYPOTHESIS -> "[hypothesis](#hypothesis)";
      case RUNTIME -> "[runtime](#runtime)";
      case PAUSES -> "[pauses](#pauses)";
      case RETRY -> "[retry](#retry)";
      default -> ofRuntime(form);
    };
  }

  private static String ofRuntime(Vocabulary.Form form) {
    return switch (form) {
      case RUNTIME_STRATEGY -> "`strategy:` " + choice(Word.all(Strategy.values(), Strategy::word));
      case RUNTIME_ROLLBACKS ->
          "`strategy:` " + choice(Word.all(RollbackStrategy.values(), RollbackStrategy::word));
      case RUNTIME_RESTORE ->
          choice(Word.all(Restore.values(), Restore::word))
              + ", or `strategy:` with one of them and `within:` with a time such as `60s`";
      case RUNTIME_LIMITS -> "[limits](#limits)";
      case ON_LOST_FAULT -> choice(Word.all(OnLostFault.values(), OnLostFault::word));
      case NAMESPACES -> "list of names of namespaces";
      case NAMESPACE -> "name of a namespace";
      case SAFEGUARDS -> "list of " + choice(Word.all(Safeguard.values(), Safeguard::word));
      case RUNTIME_SAFETY -> "[safety](#safety)";
      case ON_CLAIMED -> choice(Word.all(OnClaimed.values(), OnClaimed::word));
      case LABELS -> "list of labels: `team=payments`, or `team` with any value";
      case SHARE -> "whole number, or percentage: `50%`";
      default -> throw new IllegalArgumentException("no words for " + form);
    };
  }

  private static String choice(List<String> words) {
    return "`" + String.join("`, `", words) + "`";
  }
}

package turbulence.simulator.api.kind;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import turbulence.json.JsonObject;

/// What is wrong with a Job that somebody asks for.
final class JobCheck {
  private static final long MOST_PARALLEL = 100_000;
  private static final long MANY = 100_000;
  private static final long MANY_PARALLEL = 10_000;
  private static final int LONGEST_KEEPER = 63;

  private JobCheck() {}

  static void check(JsonObject job, Findings findings) {
    Field root = Field.root(job, findings);
    Field spec = root.child("spec");
    if (!spec.child("manualSelector").isTrue()) {
      generated(root);
    }
    spec(spec);
    Field selector = spec.child("selector");
    if (!selector.isSet()) {
      selector.required("");
    } else {
      Selectors.check(selector);
      Field labels = spec.child("template").child("metadata", "labels");
      if (!Selectors.matches(selector.object(), labels.object())) {
        labels.invalid("`selector` does not match template `labels`");
      }
    }
    if (spec.child("completionMode").is("Indexed") && spec.child("completions").number() > 0) {
      Field name = root.child("metadata", "name");
      String last = name.text() + "-" + (spec.child("completions").number() - 1);
      if (!Names.label(last).isEmpty()) {
        name.invalid("will not able to create pod with invalid DNS label: " + last);
      }
    }
  }

  /// Labels that a server makes must be as it makes them, also when somebody wrote them.
  private static void generated(Field root) {
    Field metadata = root.child("metadata");
    String uid = metadata.child("uid").text();
    String name = metadata.child("name").text();
    Map<String, String> expected = new TreeMap<>();
    expected.put("job-name", name);
    expected.put("controller-uid", uid);
    expected.put("batch.kubernetes.io/job-name", name);
    expected.put("batch.kubernetes.io/controller-uid", uid);
    Field labels = root.child("spec", "template").child("metadata", "labels");
    expected.forEach((key, value) -> {
      Field label = labels.key(key);
      if (!label.isSet()) {
        label.required("must be '" + value + "'");
      } else if (!label.is(value)) {
        label.holding(labels.json()).invalid("must be '" + value + "'");
      }
    });
    Field selector = root.child("spec", "selector");
    if (selector.isSet() && !Selectors.matches(selector.object(), JsonObject.from(expected))) {
      selector.invalid("`selector` not auto-generated");
    }
  }

  /// What jobs and the templates of cron jobs have in common.
  static void spec(Field spec) {
    for (String count :
        List.of(
            "parallelism",
            "completions",
            "activeDeadlineSeconds",
            "backoffLimit",
            "ttlSecondsAfterFinished",
            "backoffLimitPerIndex",
            "maxFailedIndexes")) {
      spec.child(count).notNegative();
    }
    if (spec.child("maxFailedIndexes").isSet() && !spec.child("backoffLimitPerIndex").isSet()) {
      spec.child("backoffLimitPerIndex").required("when maxFailedIndexes is specified");
    }
    Field keeper = spec.child("managedBy");
    if (keeper.isSet()) {
      keeper(keeper);
    }
    Field mode = spec.child("completionMode");
    mode.oneOfIfSet(List.of("Indexed", "NonIndexed"));
    if (mode.is("Indexed")) {
      indexed(spec);
    } else {
      for (String field : List.of("backoffLimitPerIndex", "maxFailedIndexes", "successPolicy")) {
        if (spec.child(field).isSet()) {
          spec.child(field).invalid("requires indexed completion mode");
        }
      }
    }
    JobPolicyCheck.check(spec);
    PodSpecCheck.checkTemplate(spec.child("template"));
    restarts(spec);
  }

  private static void keeper(Field keeper) {
    String text = keeper.text();
    int slash = text.indexOf('/');
    if (slash <= 0 || slash == text.length() - 1) {
      keeper.invalid("must be a domain-prefixed path (such as \"acme.io/foo\")");
    } else {
      keeper.must(Names.subdomain(text.substring(0, slash)));
    }
    if (text.length() > LONGEST_KEEPER) {
      keeper.tooLong(LONGEST_KEEPER);
    }
  }

  private static void indexed(Field spec) {
    Field completions = spec.child("completions");
    Field parallelism = spec.child("parallelism");
    if (!completions.isSet()) {
      completions.required("when completion mode is Indexed");
    }
    if (parallelism.number() > MOST_PARALLEL) {
      parallelism.invalid(
          "must be less than or equal to " + MOST_PARALLEL + " when completion mode is Indexed");
    }
    Field failed = spec.child("maxFailedIndexes");
    if (!completions.isSet()) {
      return;
    }
    if (failed.isSet() && failed.number() > completions.number()) {
      failed.invalid("must be less than or equal to completions");
    }
    if (failed.isSet() && failed.number() > MANY) {
      failed.invalid("must be less than or equal to " + MANY);
    }
    if (completions.number() > MANY && spec.child("backoffLimitPerIndex").isSet()) {
      many(failed, parallelism);
    }
  }

  /// Whoever wants very many completions, each with a limit of its own, must bound the rest.
  private static void many(Field failed, Field parallelism) {
    String bound =
        "must be less than or equal to "
            + MANY_PARALLEL
            + " when completions are above "
            + MANY
            + " and used with backoff limit per index";
    if (!failed.isSet()) {
      failed.required("must be specified when completions is above " + MANY);
    } else if (failed.number() > MANY_PARALLEL) {
      failed.invalid(bound);
    }
    if (parallelism.number() > MANY_PARALLEL) {
      parallelism.invalid(bound);
    }
  }

  private static void restarts(Field spec) {
    Field policy = spec.child("template").child("spec", "restartPolicy");
    if (policy.isBlank() || policy.is("Always")) {
      policy.required("valid values: \"OnFailure\", \"Never\"");
    } else if (!policy.is("OnFailure") && !policy.is("Never")) {
      policy.unsupported(List.of("OnFailure", "Never"));
    } else if (spec.child("podFailurePolicy").isSet() && !policy.is("Never")) {
      policy.invalid("only \"Never\" is supported when podFailurePolicy is specified");
    }
  }

  static void update(JsonObject before, JsonObject after, Findings findings) {
    check(after, findings);
    Field old = Field.root(before, findings).child("spec");
    Field spec = Field.root(after, findings).child("spec");
    completions(old, spec);
    spec.child("selector").unchanged(old.child("selector"));
    JsonObject template =
        JobTemplates.isOpen(before)
            ? JobTemplates.with(old.child("template").object(), spec.child("template").object())
            : old.child("template").object();
    spec.child("template").unchanged(old.child("template").holding(template));
    for (String fixed :
        List.of(
            "completionMode",
            "podFailurePolicy",
            "backoffLimitPerIndex",
            "managedBy",
            "successPolicy")) {
      spec.child(fixed).unchanged(old.child(fixed));
    }
  }

  /// Numbered completions may become more or fewer together with the pods that run at a time.
  private static void completions(Field old, Field spec) {
    Field completions = spec.child("completions");
    if (completions.json().equals(old.child("completions").json())) {
      return;
    }
    if (!spec.child("completionMode").is("Indexed")) {
      completions.unchanged(old.child("completions"));
    } else if (!completions.json().equals(spec.child("parallelism").json())) {
      completions.invalid("can only be modified in tandem with spec.parallelism");
    }
  }
}

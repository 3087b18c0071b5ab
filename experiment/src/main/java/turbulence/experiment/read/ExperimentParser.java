package turbulence.experiment.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.ControlSpec;
import turbulence.experiment.model.Experiment;
import turbulence.experiment.model.Hypothesis;
import turbulence.experiment.model.Kind;
import turbulence.experiment.model.OnFailure;
import turbulence.experiment.model.Provider;
import turbulence.experiment.words.Nearest;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Reads an experiment and names everything that is wrong with it, in the order in which Chaos
/// Toolkit would meet it. What it can understand it keeps, for runs that skip validation.
public final class ExperimentParser {
  private final ActivityCheck check;
  private final Problems problems = new Problems();
  private final Map<String, Activity> byName = new HashMap<>();

  public ExperimentParser(ActivityCheck check) {
    this.check = check;
  }

  /// What came of reading.
  ///
  /// @param experiment null when the document is no mapping at all
  public record Reading(@Nullable Experiment experiment, List<Problem> problems) {
    public boolean isValid() {
      return experiment != null && problems.stream().noneMatch(Problem::isError);
    }
  }

  public Reading parse(Json tree) {
    if (!(tree instanceof JsonObject source)) {
      problems.error(
          TreePath.TOP,
          "an experiment is a mapping with title, description and method, not "
              + Fields.shown(tree),
          "an empty experiment is not an experiment");
      return new Reading(null, problems.all());
    }
    if (source.isEmpty()) {
      problems.error(TreePath.TOP, "is empty", "an empty experiment is not an experiment");
      return new Reading(null, problems.all());
    }
    return new Reading(experiment(source), problems.all());
  }

  private Experiment experiment(JsonObject source) {
    Fields fields = new Fields(source, TreePath.TOP, problems);
    words(fields);
    JsonArray extensions = extensions(fields);
    JsonObject configuration = fields.object("configuration");
    JsonObject secrets = fields.object("secrets");
    check.settings(configuration, secrets, problems);
    collectNames(source);
    Hypothesis hypothesis = hypothesis(fields);
    List<Activity> method = method(fields);
    List<Activity> rollbacks = activities(fields, "rollbacks", false);
    List<ControlSpec> controls =
        new ControlParser(check)
            .list(fields.array("controls"), TreePath.TOP.field("controls"), problems);
    fields.knowOnly(Vocabulary.EXPERIMENT);
    if (fields.get("limits") != null) {
      fields.error("limits", "must stand in 'runtime', where limits are read", null);
    }
    return new Experiment(
        fields.isFilled("title") ? fields.text("title", "") : "",
        fields.isFilled("description") ? fields.text("description", "") : "",
        configuration,
        secrets,
        hypothesis,
        method,
        rollbacks,
        controls,
        extensions,
        RuntimeParser.parse(fields),
        source);
  }

  private void words(Fields fields) {
    if (!fields.isFilled("title")) {
      problems.error(TreePath.TOP, "needs a title", "experiment requires a title");
    }
    if (!fields.isFilled("description")) {
      problems.error(TreePath.TOP, "needs a description", "experiment requires a description");
    }
    JsonArray tags = fields.array("tags");
    for (int i = 0; i < tags.size(); i++) {
      if (!(tags.get(i) instanceof JsonText text) || text.value().isEmpty()) {
        problems.error(
            TreePath.TOP.field("tags").item(i),
            "must be a text, not " + Fields.shown(tags.get(i)),
            "experiment tags must be a non-empty string");
      }
    }
  }

  private JsonArray extensions(Fields fields) {
    JsonArray extensions = fields.array("extensions");
    for (int i = 0; i < extensions.size(); i++) {
      if (!(extensions.get(i) instanceof JsonObject object)
          || object.text("name").orElse("").isBlank()) {
        problems.error(
            TreePath.TOP.field("extensions").item(i),
            "needs a name",
            "All extensions require a non-empty name");
      }
    }
    return extensions;
  }

  /// References may point ahead, so names are known before activities are read; the last wins.
  private void collectNames(JsonObject source) {
    Problems unheard = new Problems();
    ActivityParser silent = new ActivityParser(NoCheck.INSTANCE);
    List<Json> declared = new ArrayList<>();
    declared.addAll(source.array("method").items());
    declared.addAll(source.object("steady-state-hypothesis").array("probes").items());
    for (Json item : declared) {
      if (item instanceof JsonObject object && object.text("name").isPresent()) {
        byName.put(object.text("name").get(), silent.parse(object, TreePath.TOP, unheard));
      }
    }
  }

  private @Nullable Hypothesis hypothesis(Fields fields) {
    if (fields.get("steady-state-hypothesis") == null) {
      return null;
    }
    TreePath place = TreePath.TOP.field("steady-state-hypothesis");
    Fields inner = new Fields(fields.object("steady-state-hypothesis"), place, problems);
    inner.knowOnly(Vocabulary.HYPOTHESIS);
    if (!inner.isFilled("title")) {
      problems.error(place, "needs a title", "hypothesis requires a title");
    }
    List<Activity> probes = activities(inner, "probes", true);
    List<ControlSpec> controls =
        new ControlParser(check).list(inner.array("controls"), place.field("controls"), problems);
    return new Hypothesis(inner.text("title", ""), probes, controls, inner.object());
  }

  private List<Activity> method(Fields fields) {
    if (fields.get("method") == null) {
      problems.error(
          TreePath.TOP,
          "needs a method, which may be an empty list",
          "an experiment requires a method, which can be empty for only checking steady state"
              + " hypothesis ");
      return List.of();
    }
    return activities(fields, "method", false);
  }

  private List<Activity> activities(Fields fields, String name, boolean inHypothesis) {
    JsonArray declared = fields.array(name);
    List<Activity> activities = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      TreePath place = fields.place().field(name).item(i);
      Json item = declared.get(i);
      if (!(item instanceof JsonObject object)) {
        problems.error(place, "must be a mapping, not " + Fields.shown(item));
      } else if (object.isEmpty()) {
        problems.error(place, "is empty", "empty activity is no activity");
      } else {
        activities.add(activity(object, place));
        if (inHypothesis && object.get("tolerance") == JsonNull.NULL) {
          check.tolerance(JsonNull.NULL, place.field("tolerance"), problems);
        }
        if (inHypothesis && !object.has("tolerance")) {
          problems.error(
              place, "needs a tolerance", "hypothesis probe must have a tolerance entry");
        }
      }
    }
    return List.copyOf(activities);
  }

  private Activity activity(JsonObject object, TreePath place) {
    if (!object.has("ref")) {
      return new ActivityParser(check).parse(object, place, problems);
    }
    Fields fields = new Fields(object, place, problems);
    fields.knowOnly(Vocabulary.REFERENCE);
    if (!(object.get("ref") instanceof JsonText text) || text.value().isEmpty()) {
      fields.error(
          "ref",
          "must be the name of an activity, not " + object.get("ref"),
          "reference to activity must be non-empty strings");
      return missing("", object);
    }
    Json tolerance = fields.get("tolerance");
    if (tolerance != null) {
      check.tolerance(tolerance, place.field("tolerance"), problems);
    }
    Activity referred = byName.get(text.value());
    if (referred == null) {
      fields.error(
          "ref",
          "must be the name of an activity of the method or hypothesis, not '"
              + text.value()
              + "'"
              + Nearest.hint(text.value(), byName.keySet()),
          "referenced activity '" + text.value() + "' could not be found in the experiment");
      return missing(text.value(), object);
    }
    return referred.referredTo(object.get("background") == JsonBool.TRUE, tolerance);
  }

  private static Activity missing(String name, JsonObject source) {
    return new Activity(
        name,
        Kind.ACTION,
        new Provider.Unusable("could not find referenced activity '" + name + "'"),
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        OnFailure.FAIL,
        List.of(),
        true,
        source);
  }
}

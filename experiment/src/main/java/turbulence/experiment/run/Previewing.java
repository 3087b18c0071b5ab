package turbulence.experiment.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Events;
import turbulence.experiment.event.Level;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.ControlSpec;
import turbulence.experiment.model.Experiment;
import turbulence.experiment.model.Hypothesis;
import turbulence.experiment.model.Provider;
import turbulence.experiment.preview.Foreseen;
import turbulence.experiment.preview.Part;
import turbulence.experiment.preview.Preview;
import turbulence.experiment.resolve.Masking;
import turbulence.experiment.resolve.Names;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Looks at what a plan would do, activity by activity.
final class Previewing {
  private final Engine.Surroundings around;
  private final Stop stop;
  private final Plan plan;
  private final Masking masking = new Masking();
  private final Map<String, String> unasked = new LinkedHashMap<>();

  Previewing(Engine.Surroundings around, Stop stop, Plan plan) {
    this.around = around;
    this.stop = stop;
    this.plan = plan;
  }

  /// The same surroundings, in which only trouble is heard of.
  static Engine.Surroundings quiet(Engine.Surroundings around) {
    Events events = new Events();
    events.add(event -> {
      if (event instanceof Event.Logged(Level level, String text) && level != Level.INFO) {
        around.events().log(level, text);
      }
    });
    return new Engine.Surroundings(
        around.world(),
        around.settings(),
        around.catalog(),
        events,
        around.furtherLines(),
        around.version());
  }

  Preview look() throws InterruptedException {
    masking.cover(plan.secrets());
    around.events().maskWith(masking::text);
    try (Shared shared = new Shared()) {
      Toolbox.Values values =
          new Toolbox.Values(
              plan.world(),
              plan.configuration(),
              plan.secrets(),
              Run.noOutputs(),
              new Dice(plan.request().seed()),
              shared,
              new Deeds(plan.reach(), null, masking, stop, Deeds.Asides.NOBODY));
      JsonObject configuration = configuration(values);
      JsonObject missing = missing(configuration);
      Toolbox toolbox = Toolbox.of(around, stop, values.with(configuration));
      Wording wording = new Wording(Names.of(configuration, plan.secrets()), missing, masking);
      Foretelling foretelling =
          new Foretelling(toolbox.steps(), wording, masking, plan.reach(), plan.request().dry());
      return preview(foretelling, toolbox, missing);
    }
  }

  /// Asks the probes of ours that give configuration: they only look. Programs and requests of
  /// others might do more.
  private JsonObject configuration(Toolbox.Values values) throws InterruptedException {
    return new DynamicConfiguration(new Events())
        .resolve(
            plan.configuration(),
            known -> {
              Performer performer = Toolbox.of(around, stop, values.with(known)).performer();
              return (probe, ledger) -> ask(probe, performer);
            });
  }

  private Json ask(Activity probe, Performer performer)
      throws ActivityFailed, RunAborted, InterruptedException {
    try {
      if (!(probe.provider() instanceof Provider.CodeCall)) {
        boolean program = probe.provider() instanceof Provider.ProcessCall;
        throw new ActivityFailed(program ? "a program, which is not run" : "a request not sent");
      }
      return performer.perform(probe, null);
    } catch (ActivityFailed e) {
      unasked.put(probe.name(), e.reason());
      throw e;
    }
  }

  /// What has no value yet.
  private JsonObject missing(JsonObject resolved) {
    JsonObject.Builder missing = JsonObject.builder();
    for (Map.Entry<String, Json> declared : plan.configuration()) {
      if (!resolved.has(declared.getKey())) {
        missing.put(declared.getKey(), declared.getValue());
      }
    }
    return missing.build();
  }

  private Preview preview(Foretelling foretelling, Toolbox toolbox, JsonObject missing)
      throws InterruptedException {
    Experiment experiment = plan.experiment();
    Hypothesis hypothesis = experiment.hypothesis();
    List<Activity> probes = hypothesis == null ? List.of() : hypothesis.probes();
    List<Foreseen> activities = new ArrayList<>();
    for (Activity probe : probes) {
      activities.add(foretelling.of(probe, Part.HYPOTHESIS));
    }
    for (Activity activity : experiment.method()) {
      activities.add(foretelling.of(activity, Part.METHOD));
    }
    for (Activity activity : experiment.rollbacks()) {
      activities.add(foretelling.of(activity, Part.ROLLBACKS));
    }
    return new Preview(
        title(toolbox.filler()),
        masking.text(experiment.description()),
        hypothesis == null ? "" : masking.text(hypothesis.title()),
        plan.request().seed(),
        plan.choices().strategy(),
        plan.choices().rollbacks(),
        plan.restore(),
        activities,
        around.catalog().places(toolbox.scope().shared()).stream().map(masking::text).toList(),
        remarks(experiment, missing));
  }

  private String title(Filler filler) {
    try {
      return masking.text(filler.text(plan.experiment().title()));
    } catch (ActivityFailed e) {
      return masking.text(plan.experiment().title());
    }
  }

  private List<String> remarks(Experiment experiment, JsonObject missing) {
    List<String> remarks = new ArrayList<>();
    for (String name : missing.names()) {
      String probe = missing.object(name).text("name").orElse("");
      String why = unasked.getOrDefault(probe, "its probe gave nothing");
      remarks.add(masking.text("The configuration '" + name + "' is not known: " + why));
    }
    Set<String> controls = new LinkedHashSet<>(around.settings().tree().object("controls").names());
    experiment.controls().forEach(control -> controls.add(control.name()));
    Session.onTheSpot(experiment).stream().map(ControlSpec::name).forEach(controls::add);
    if (!controls.isEmpty()) {
      remarks.add(
          "Controls run beside and may do anything; they were not asked: "
              + String.join(", ", controls));
    }
    return remarks;
  }
}

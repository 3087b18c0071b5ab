package turbulence.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import turbulence.experiment.builtin.process.PathCheck;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Complaint;
import turbulence.experiment.extension.Control;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.ControlSpec;
import turbulence.experiment.model.Provider.CodeCall;
import turbulence.experiment.model.Provider.ProcessCall;
import turbulence.experiment.read.ActivityCheck;
import turbulence.experiment.read.ActivityParser;
import turbulence.experiment.read.Problem;
import turbulence.experiment.read.Problems;
import turbulence.experiment.read.TreePath;
import turbulence.experiment.resolve.Resolver;
import turbulence.experiment.resolve.Substitution;
import turbulence.experiment.resolve.Vault;
import turbulence.experiment.tolerance.Flaw;
import turbulence.experiment.tolerance.ToleranceReader;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Checks against what there is: the steps that are known, the programs of this machine, the
/// environment. Loads classes, runs none.
final class Checks implements ActivityCheck {
  private final World world;
  private final Catalog catalog;

  Checks(World world, Catalog catalog) {
    this.world = world;
    this.catalog = catalog;
  }

  @Override
  public void activity(Activity activity, TreePath place, Problems problems) {
    TreePath provider = place.field("provider");
    if (activity.provider() instanceof CodeCall call) {
      code(call, activity, provider, problems);
    } else if (activity.provider() instanceof ProcessCall call) {
      process(call, activity, provider, problems);
    }
  }

  private void code(CodeCall call, Activity activity, TreePath place, Problems problems) {
    Optional<Class<? extends Capability>> step = catalog.capability(call.module(), call.function());
    if (step.isEmpty()) {
      unknown(call, activity, place, problems);
      return;
    }
    String successor = catalog.successor(call.module(), call.function());
    if (successor != null) {
      problems.warning(
          place.field("func"), "is deprecated in Chaos Toolkit; use '" + successor + "'");
    }
    for (Complaint complaint : Arguments.of(step.get()).check(call.arguments(), call.function())) {
      TreePath at = place.field("arguments");
      problems.error(at.below(complaint.argument()), complaint.message(), complaint.classic());
    }
  }

  private void unknown(CodeCall call, Activity activity, TreePath place, Problems problems) {
    String meant =
        catalog
            .suggest(call.module(), call.function())
            .map(name -> "; did you mean '" + name + "'?")
            .orElse("");
    if (catalog.hasModule(call.module())) {
      problems.error(
          place.field("func"),
          "must be a step of " + call.module() + ", not '" + call.function() + "'" + meant,
          "The python module '"
              + call.module()
              + "' does not expose a function called '"
              + call.function()
              + "' in "
              + activity.kind().word()
              + " '"
              + activity.name()
              + "'");
    } else {
      problems.error(
          place.field("module"),
          "must be a module of steps, not '" + call.module() + "'" + meant,
          "could not find Python module '"
              + call.module()
              + "' in activity '"
              + activity.name()
              + "'");
    }
  }

  private void process(ProcessCall call, Activity activity, TreePath place, Problems problems) {
    PathCheck.check(call.path(), activity.name(), world)
        .ifPresent(complaint ->
            problems.error(
                place.below(complaint.argument()), complaint.message(), complaint.classic()));
    if (call.arguments() instanceof JsonText
        && !Substitution.outputReferences(call.arguments()).isEmpty()) {
      problems.error(
          place.field("arguments"),
          "must be a list when it uses an output: a text goes to a shell, which would obey it");
    }
  }

  @Override
  public void tolerance(Json tolerance, TreePath place, Problems problems) {
    for (Flaw flaw : ToleranceReader.read(tolerance).flaws()) {
      TreePath at = place.below(flaw.path());
      if (flaw.fatal()) {
        problems.error(at, flaw.message(), flaw.classic());
      } else {
        problems.warning(at, flaw.message(), flaw.classic());
      }
    }
    if (tolerance instanceof JsonObject object && "probe".equals(object.text("type").orElse(""))) {
      Problems found = new Problems();
      new ActivityParser(this).parse(valued(object), place, found);
      for (Problem problem : found.all()) {
        if (problem.isError() || !problem.path().endsWith("provider.arguments")) {
          problems.add(problem); // a probe that judges needs its arguments by name
        }
      }
    }
  }

  /// The probe as it is asked: with the value to judge among its arguments.
  private static JsonObject valued(JsonObject probe) {
    JsonObject provider = probe.object("provider");
    return provider.get("arguments") instanceof JsonObject arguments
        ? probe.with("provider", provider.with("arguments", arguments.with("value", "${value}")))
        : probe;
  }

  @Override
  public void control(ControlSpec control, TreePath place, Problems problems) {
    Optional<Class<? extends Control>> type = catalog.control(control.module());
    if (type.isEmpty()) {
      problems.warning(
          place.field("module"),
          "is no control that is known, so it is left out"
              + catalog
                  .suggestControl(control.module())
                  .map(name -> "; did you mean '" + name + "'?")
                  .orElse(""));
      return;
    }
    for (Complaint complaint :
        Arguments.of(type.get()).check(control.arguments(), control.name())) {
      problems.error(
          place.field("arguments").below(complaint.argument()),
          complaint.message(),
          complaint.classic());
    }
  }

  @Override
  public void settings(JsonObject configuration, JsonObject secrets, Problems problems) {
    Resolver resolver = new Resolver(world, Vault::checked, problems);
    resolver.configuration(configuration, JsonObject.EMPTY);
    resolver.secrets(secrets, JsonObject.EMPTY);
  }

  /// Whether it is something, and no experiment at all.
  static boolean isNoMapping(Json tree) {
    return !(tree instanceof JsonObject) && tree != JsonNull.NULL;
  }

  /// The problems that stop a run.
  static List<Problem> errors(List<Problem> problems) {
    List<Problem> errors = new ArrayList<>();
    for (Problem problem : problems) {
      if (problem.isError()) {
        errors.add(problem);
      }
    }
    return errors;
  }
}

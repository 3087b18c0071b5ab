package turbulence.experiment.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.http.Http;
import turbulence.experiment.model.ControlSpec;
import turbulence.experiment.model.Experiment;
import turbulence.experiment.model.RuntimeChoice;
import turbulence.experiment.read.ControlParser;
import turbulence.experiment.read.Document;
import turbulence.experiment.read.DocumentUnreadable;
import turbulence.experiment.read.ExperimentParser;
import turbulence.experiment.read.NoCheck;
import turbulence.experiment.read.Problem;
import turbulence.experiment.read.Problems;
import turbulence.experiment.read.RuntimeParser;
import turbulence.experiment.read.Sources;
import turbulence.experiment.read.TreePath;
import turbulence.experiment.resolve.Masking;
import turbulence.experiment.resolve.Resolver;
import turbulence.experiment.resolve.Variables;
import turbulence.experiment.resolve.Vault;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// Takes an experiment from where it is kept to a plan, and says everything that is in the way.
final class Loader {
  private final Engine.Surroundings around;
  private final RunRequest request;
  private final Events events;
  private final World world;
  private final Variables variables;
  private final Problems early = new Problems();
  private final Complaints complaints;

  Loader(Engine.Surroundings around, RunRequest request) {
    this.around = around;
    this.request = request;
    this.events = around.events();
    this.complaints = new Complaints(around);
    VariableFiles files = new VariableFiles(around.world(), events, early);
    this.variables =
        files.read(request.variableFiles()).and(Variables.given(request.variables(), early));
    this.world = files.widen(around.world(), variables);
  }

  /// What loading came to.
  ///
  /// @param plan null when there are problems that forbid to play it
  record Loaded(@Nullable Plan plan, List<Problem> problems) {}

  Loaded load(StopSwitch stop) {
    Controls controls = new Controls(events);
    List<ControlSpec> global = globalControls();
    controls.addGlobal(global, new ControlMaker(around.catalog()));
    return load(controls, stop);
  }

  /// The same without controls, for they may do anything.
  Loaded look(StopSwitch stop) {
    globalControls();
    return load(new Controls(events), stop);
  }

  private Loaded load(Controls controls, StopSwitch stop) {
    if (early.hasErrors()) {
      return refused(early.all(), null);
    }
    Document document = read(controls, stop);
    if (document == null) {
      return new Loaded(null, early.all());
    }
    JsonObject payload = shown(document);
    if (Checks.isNoMapping(document.tree())) {
      return refused(
          new ExperimentParser(NoCheck.INSTANCE).parse(document.tree()).problems(), document);
    }
    events.tell(new Event.CommandStarted("run", payload));
    if (request.validate()) {
      events.info("Validating the experiment's syntax");
    }
    ExperimentParser.Reading reading =
        new ExperimentParser(new Checks(world, around.catalog())).parse(document.tree());
    List<Problem> found = complaints.located(reading.problems(), document);
    if (reading.experiment() == null || request.validate() && !Checks.errors(found).isEmpty()) {
      return refused(found, document);
    }
    if (request.validate()) {
      complaints.warn(found, document);
    }
    return resolve(reading.experiment(), controls, document, found);
  }

  private Loaded resolve(
      Experiment experiment, Controls controls, Document document, List<Problem> found) {
    Problems late = new Problems();
    Experiment wanted = new Parts(request.only(), request.skip()).of(experiment, late);
    Resolver plain = new Resolver(world, null, late);
    JsonObject configuration =
        plain.configuration(experiment.configuration(), variables.configuration());
    Http http = new Http(world, "turbulence/" + around.version());
    Resolver resolver = new Resolver(world, new Vault(configuration, world, http), late);
    JsonObject secrets = resolver.secrets(experiment.secrets(), variables.secrets());
    RuntimeChoice settings =
        RuntimeParser.parse(
            around.settings().tree().object("runtime"),
            TreePath.TOP.field("settings").field("runtime"),
            late);
    if (late.hasErrors()) {
      return refused(complaints.located(late.all(), document), document);
    }
    if (request.validate()) {
      events.info("Experiment looks valid");
    }
    complaints.warn(late.all(), document);
    request.remarks().forEach(events::warning);
    Choices choices = new Choices(request, experiment, settings);
    return new Loaded(
        new Plan(
            request,
            wanted,
            configuration,
            secrets,
            world,
            controls,
            choices.run(),
            choices.restore(),
            choices.restoreWithin(),
            choices.reach(),
            choices.forgivesLostFaults(),
            choices.safety()),
        found);
  }

  /// The experiment as others may see it.
  private static JsonObject shown(Document document) {
    return document.tree() instanceof JsonObject tree
        ? new Masking().experiment(tree)
        : JsonObject.EMPTY;
  }

  private Loaded refused(List<Problem> problems, @Nullable Document document) {
    complaints.refuse(problems, document);
    return new Loaded(null, problems);
  }

  private @Nullable Document read(Controls controls, StopSwitch stop) {
    Scope scope =
        new Scope(
            world,
            JsonObject.EMPTY,
            JsonObject.EMPTY,
            events,
            stop,
            _ -> {
              throw new IllegalStateException("no probe can be asked before the run");
            },
            new Shared());
    try {
      ask(controls, new Moment.OfLoading(request.source(), null), scope, true);
      Document document =
          new Sources(world, around.settings().tree(), around.version())
              .read(request.source(), request.verifyTls());
      if (document.tree() instanceof JsonObject tree) {
        ask(controls, new Moment.OfLoading(request.source(), tree), scope, false);
      }
      return document;
    } catch (DocumentUnreadable e) {
      early.add(complaints.unreadable(e));
    } catch (InterruptedException | RunInterrupted e) {
      early.error(TreePath.TOP.field(request.source()), "was not read: interrupted");
    }
    return null;
  }

  private static void ask(Controls controls, Moment moment, Scope scope, boolean before)
      throws InterruptedException, RunInterrupted {
    if (before) {
      controls.before(moment, List.of(), scope, _ -> {});
    } else {
      controls.after(moment, List.of(), scope, _ -> {});
    }
  }

  private List<ControlSpec> globalControls() {
    ControlParser parser = new ControlParser(new Checks(world, around.catalog()));
    List<ControlSpec> controls =
        new ArrayList<>(
            parser.named(
                around.settings().tree().object("controls"),
                TreePath.TOP.field("settings").field("controls"),
                early));
    controls.addAll(new ControlFiles(world, events, parser).read(request.controlFiles(), early));
    return controls;
  }

  Engine.Validation validate() {
    Document document;
    try {
      document =
          new Sources(world, around.settings().tree(), around.version())
              .read(request.source(), request.verifyTls());
    } catch (DocumentUnreadable e) {
      return new Engine.Validation(List.of(complaints.unreadable(e)), null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Engine.Validation(List.of(), null);
    }
    JsonObject payload = shown(document);
    events.tell(new Event.CommandStarted("validate", payload));
    events.info("Validating the experiment's syntax");
    ExperimentParser.Reading reading =
        new ExperimentParser(new Checks(world, around.catalog())).parse(document.tree());
    List<Problem> found = complaints.located(reading.problems(), document);
    if (Checks.errors(found).isEmpty()) {
      complaints.warn(found, document);
      events.info("Experiment looks valid");
      events.tell(new Event.CommandEnded("validate", "completed", payload, null));
    } else {
      complaints.refuse(found, document);
      events.tell(
          new Event.CommandEnded(
              "validate", "failed", payload, complaints.loudest(Checks.errors(found))));
    }
    return new Engine.Validation(found, payload);
  }
}

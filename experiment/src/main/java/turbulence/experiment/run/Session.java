package turbulence.experiment.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Events;
import turbulence.experiment.event.Level;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Charge;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Undoer;
import turbulence.experiment.journal.Journal;
import turbulence.experiment.journal.JournalFile;
import turbulence.experiment.journal.Timestamps;
import turbulence.experiment.ledger.OpenRun;
import turbulence.experiment.ledger.Recovery;
import turbulence.experiment.ledger.RunStart;
import turbulence.experiment.ledger.RunStore;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.ControlSpec;
import turbulence.experiment.model.Experiment;
import turbulence.experiment.resolve.Masking;
import turbulence.experiment.resolve.Names;
import turbulence.experiment.resolve.Substitution;
import turbulence.experiment.world.Machine;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// Plays a plan: puts the parts of a run together, lets them play, and sees to it that a journal is
/// written whatever happens.
final class Session {
  private final Engine.Surroundings around;
  private final Events events;
  private final StopSwitch stop;
  private final Plan plan;
  private final Path journalPath;
  private final @Nullable Consent consent;
  private volatile @Nullable OpenRun open;
  private final Masking masking = new Masking();
  private final Map<String, Json> outputs = Run.noOutputs();
  private final Shared shared = new Shared();

  /// @param consent null when nobody wants to be asked
  Session(
      Engine.Surroundings around,
      StopSwitch stop,
      Plan plan,
      Path journalPath,
      @Nullable Consent consent) {
    this.around = around;
    this.events = around.events();
    this.stop = stop;
    this.plan = plan;
    this.journalPath = journalPath;
    this.consent = consent;
  }

  /// The finished journal; null when the run was stopped before it began.
  JsonObject play() throws IOException, InterruptedException {
    try (shared) {
      return set();
    }
  }

  private JsonObject set() throws IOException, InterruptedException {
    masking.cover(plan.secrets());
    events.maskWith(masking::text);
    Dice dice = new Dice(plan.request().seed());
    plan.controls().throwing(dice);
    Toolbox.Values values =
        new Toolbox.Values(
            plan.world(),
            plan.configuration(),
            plan.secrets(),
            outputs,
            dice,
            shared,
            new Deeds(plan.reach(), consent, masking, stop, asides()));
    JsonObject configuration =
        new DynamicConfiguration(events)
            .resolve(
                plan.configuration(),
                known -> Toolbox.of(around, stop, values.with(known)).performer());
    Toolbox toolbox = Toolbox.of(around, stop, values.with(configuration));
    Experiment experiment = titled(configuration);
    events.info("Running experiment: " + masking.text(experiment.title()));
    if (plan.request().dry() != null) {
      events.warning("Running experiment with dry " + plan.request().dry().word());
    }
    ControlMaker maker = new ControlMaker(around.catalog(), toolbox.filler());
    plan.controls().refill(maker);
    plan.controls().addOwn(experiment.controls(), onTheSpot(experiment), maker);
    RunStore store = new RunStore(plan.world());
    recovery(store).atStart(around.furtherLines());
    OpenRun ledger = store.begin(start(experiment), events);
    open = ledger;
    return play(experiment, toolbox, ledger);
  }

  private Recovery recovery(RunStore store) {
    List<Undoer> undoers = around.catalog().undoers();
    return new Recovery(store, undoers, around.catalog().safekeepers(), events);
  }

  private Deeds.Asides asides() {
    Level further = around.furtherLines();
    Level louder = further == Level.INFO ? Level.WARNING : further;
    return new Deeds.Asides(text -> events.log(louder, text), text -> events.log(further, text));
  }

  /// What is changed and not put back; null before anything could be.
  Engine.@Nullable Left left() {
    OpenRun current = open;
    return current == null ? null : new Engine.Left(current.changed(), current.command());
  }

  private JsonObject play(Experiment experiment, Toolbox toolbox, OpenRun ledger)
      throws IOException {
    Instant started = plan.world().now();
    Run run = run(experiment, toolbox, ledger, started);
    run.begin();
    events.tell(new Event.ExperimentStarted(experiment));
    JsonObject journal;
    try (Custody custody = new Custody(around.catalog(), charge(ledger), ledger)) {
      phases(run, toolbox, ledger, custody, started);
      journal = run.journal().json();
      run.keeper().write(journal);
      ledger.end(journal.text("status").orElse(""), plan.restore(), true);
      custody.end();
    }
    events.tell(new Event.ExperimentEnded(journal));
    announce(journal);
    return journal;
  }

  private void phases(Run run, Toolbox toolbox, OpenRun ledger, Custody custody, Instant started)
      throws IOException {
    Restoring restoring = new Restoring(run, plan, ledger, around.catalog(), shared);
    try (Lookout lookout = new Lookout(run, plan.forgivesLostFaults())) {
      Backing backing = new Backing(ledger, custody, lookout);
      new Runner(run, toolbox, plan.choices(), restoring, backing).play();
    } catch (RuntimeException | Error bug) {
      run.sightings().aborted();
      finish(run, toolbox, started);
      run.keeper().write(run.journal().json());
      throw bug;
    }
    List<String> missing = custody.missing();
    if (!missing.isEmpty()) {
      run.journal().annotate("unguarded", JsonArray.from(missing));
    }
    finish(run, toolbox, started);
  }

  private Charge charge(OpenRun ledger) {
    return new Charge(
        ledger.id(),
        ledger.owner(),
        plan.world(),
        plan.safety(),
        stop,
        ledger::isOver,
        text -> events.log(around.furtherLines(), masking.text(text)));
  }

  /// Whoever waits for bad news hears of every run that did not end well, and of a deviation too.
  private void announce(JsonObject journal) {
    boolean deviated = journal.get("deviated") == JsonBool.TRUE;
    boolean completed = "completed".equals(journal.text("status").orElse(""));
    String outcome = completed && !deviated ? "completed" : "failed";
    events.tell(new Event.CommandEnded("run", outcome, journal, null));
    if (deviated) {
      events.tell(new Event.CommandEnded("run", "deviated", journal, null));
    }
  }

  private void finish(Run run, Toolbox toolbox, Instant started) {
    Ending ending = Ending.of(run.sightings().seen());
    Instant now = plan.world().now();
    List<String> places = around.catalog().places(shared);
    if (!places.isEmpty()) {
      run.journal().annotate("places", JsonArray.from(places.stream().map(masking::text).toList()));
    }
    double seconds = Timestamps.seconds(Duration.between(started, now));
    run.journal().ended(ending.status(), ending.deviated(), now, seconds);
    events.info("Experiment ended with status: " + ending.word());
    if ("deviated".equals(ending.word())) {
      events.info("The steady-state has deviated, a weakness may have been discovered");
    }
    try {
      run.controls()
          .after(
              new Moment.OfExperiment(run.experiment(), run.journal().json()),
              List.of(),
              toolbox.scope(),
              _ -> {});
    } catch (RunInterrupted | InterruptedException e) {
      events.debug("The controls were not asked after the run: it was interrupted");
    }
    run.controls().cleanup();
  }

  private Run run(Experiment experiment, Toolbox toolbox, OpenRun ledger, Instant started) {
    JsonObject.Builder head = JsonObject.builder();
    head.put("chaoslib-version", Journal.FOLLOWED);
    head.put("platform", Machine.platform());
    head.put("node", Machine.node(plan.world()));
    head.put("experiment", shown(experiment));
    head.put("start", Timestamps.utc(started));
    JsonObject tail =
        JsonObject.builder()
            .put("turbulence-version", around.version())
            .put("run-id", ledger.id())
            .put("seed", plan.request().seed())
            .build();
    JournalKeeper keeper =
        new JournalKeeper(new JournalFile(journalPath), plan.world(), events, ledger.progress());
    return new Run(
        plan.world(),
        events,
        masking,
        experiment,
        plan.request().dry(),
        around.furtherLines(),
        stop,
        new Sightings(),
        new Journal(head.build(), tail),
        keeper,
        plan.controls(),
        toolbox.filler(),
        outputs);
  }

  private JsonObject shown(Experiment experiment) {
    String dry = plan.request().dry() == null ? null : plan.request().dry().word();
    return masking.experiment(experiment.source()).without("dry").with("dry", dry);
  }

  private RunStart start(Experiment experiment) {
    return new RunStart(
        masking.text(experiment.title()),
        plan.request().source(),
        journalPath.toAbsolutePath(),
        Machine.node(plan.world()),
        plan.restore());
  }

  private Experiment titled(JsonObject configuration) {
    Names names = Names.of(configuration, plan.secrets());
    Filler filler = new Filler(new Substitution(names, _ -> Optional.empty()));
    try {
      return plan.experiment().titled(filler.text(plan.experiment().title()));
    } catch (ActivityFailed e) {
      return plan.experiment();
    }
  }

  static List<ControlSpec> onTheSpot(Experiment experiment) {
    List<ControlSpec> controls = new ArrayList<>();
    if (experiment.hypothesis() != null) {
      controls.addAll(experiment.hypothesis().controls());
      experiment.hypothesis().probes().forEach(probe -> controls.addAll(probe.controls()));
    }
    for (Activity activity : experiment.method()) {
      controls.addAll(activity.controls());
    }
    for (Activity activity : experiment.rollbacks()) {
      controls.addAll(activity.controls());
    }
    return controls;
  }
}

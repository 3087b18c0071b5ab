package turbulence.experiment.run;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Event.Phase;
import turbulence.experiment.event.Events;
import turbulence.experiment.event.Level;
import turbulence.experiment.journal.Journal;
import turbulence.experiment.model.Dry;
import turbulence.experiment.model.Experiment;
import turbulence.experiment.resolve.Masking;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// One run while it lasts: what all of its parts share. Shared between threads.
///
/// @param furtherLines the level of lines that Chaos Toolkit does not have
/// @param filler puts values where `${name}` stands
/// @param outputs what activities gave, by name, as it was before masking
record Run(
    World world,
    Events events,
    Masking masking,
    Experiment experiment,
    @Nullable Dry dry,
    Level furtherLines,
    StopSwitch stop,
    Sightings sightings,
    Journal journal,
    JournalKeeper keeper,
    Controls controls,
    Filler filler,
    Map<String, Json> outputs) {

  static Map<String, Json> noOutputs() {
    return new ConcurrentHashMap<>();
  }

  /// The same run, telling others.
  Run telling(Events others) {
    return new Run(
        world,
        others,
        masking,
        experiment,
        dry,
        furtherLines,
        stop,
        sightings,
        journal,
        keeper,
        controls,
        filler,
        outputs);
  }

  /// A line that Chaos Toolkit does not have.
  void extra(String text) {
    events.log(furtherLines, text);
  }

  /// Says that the run cannot go on.
  void aborted(RunAborted cause) {
    sightings.aborted();
    events.critical(
        "Experiment ran into an un expected fatal error, aborting now.\n"
            + masking.text(cause.reason()));
  }

  /// Writes the journal as it is before anything has happened, so that it is known to be writable.
  void begin() throws IOException {
    JsonObject empty = journal.json();
    keeper.start(empty);
  }

  /// Notes what came of an activity whose pause is still to come: one who is killed in the pause
  /// must not lose it.
  void note(Phase phase, JsonObject entry) {
    if (phase == Phase.METHOD || phase == Phase.ROLLBACKS) {
      keeper.happened(phase == Phase.METHOD ? "run" : "rollbacks", entry);
    }
  }

  /// Keeps what happened and the journal so far.
  ///
  /// @param part run, rollbacks, before, after, during or restored
  void keep(String part, JsonObject entry) {
    keeper.happened(part, entry);
    keeper.keep(journal::json);
  }
}

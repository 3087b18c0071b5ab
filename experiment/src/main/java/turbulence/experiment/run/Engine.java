package turbulence.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Events;
import turbulence.experiment.event.Level;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.model.Safety;
import turbulence.experiment.preview.Inventory;
import turbulence.experiment.preview.Preview;
import turbulence.experiment.read.Problem;
import turbulence.experiment.settings.Settings;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// What the commands `run`, `plan` and `validate` do, with no word about a terminal. One engine
/// serves one command at a time; [#now] may be called from any thread.
public final class Engine implements Stop {
  private final Surroundings around;
  private final StopSwitch stop;
  private volatile @Nullable Session session;

  public Engine(Surroundings around) {
    this.around = around;
    this.stop = new StopSwitch(around.world().sleeper());
  }

  /// What every command needs.
  ///
  /// @param furtherLines the level of log lines that Chaos Toolkit does not have
  /// @param version of Turbulence
  public record Surroundings(
      World world,
      Settings settings,
      Catalog catalog,
      Events events,
      Level furtherLines,
      String version) {}

  /// What a run came to.
  ///
  /// @param problems why it did not start, and warnings
  /// @param journal null when it did not start
  public record Result(List<Problem> problems, @Nullable JsonObject journal) {
    /// Whether it completed and the system held.
    public boolean isGood() {
      return journal != null
          && "completed".equals(journal.text("status").orElse(""))
          && !"true".equals(String.valueOf(journal.get("deviated")));
    }
  }

  /// What validating came to.
  public record Validation(List<Problem> problems, @Nullable JsonObject experiment) {
    public boolean isGood() {
      return experiment != null && problems.stream().noneMatch(Problem::isError);
    }
  }

  /// What looking ahead came to.
  ///
  /// @param problems why a run would not start, and warnings
  /// @param preview null when it would not start
  public record Planned(List<Problem> problems, @Nullable Preview preview) {
    public boolean isGood() {
      return preview != null && preview.isGood();
    }
  }

  @Override
  public void now(Reason reason) {
    stop.now(reason);
  }

  /// What a run has changed and not put back yet.
  ///
  /// @param command what a person types to put it back
  public record Left(List<String> targets, String command) {}

  /// What the run under way has changed; null when there is none. Waits for nobody.
  public @Nullable Left left() {
    Session current = session;
    return current == null ? null : current.left();
  }

  /// Plays an experiment. Never throws for the sake of the system under test.
  public Result run(RunRequest request) {
    return run(request, null);
  }

  /// The same, asking somebody before each action of the method.
  ///
  /// @param consent null when nobody wants to be asked
  public Result run(RunRequest request, @Nullable Consent consent) {
    Loader loader = new Loader(around, request);
    Loader.Loaded loaded = loader.load(stop);
    if (loaded.plan() == null) {
      return new Result(loaded.problems(), null);
    }
    Path journal = around.world().root().resolve(request.journal());
    Problem unwritable = unwritable(journal);
    if (unwritable != null) {
      around.events().error(unwritable.toString());
      return new Result(List.of(unwritable), null);
    }
    Session playing = new Session(around, stop, loaded.plan(), journal, consent);
    session = playing;
    return played(playing, loaded.problems());
  }

  private Result played(Session playing, List<Problem> problems) {
    try {
      return new Result(problems, playing.play());
    } catch (IOException e) {
      around.events().error("The journal could not be written: " + e.getMessage());
    } catch (InterruptedException e) {
      around.events().warning("Interrupted before the experiment began");
    }
    return new Result(problems, null);
  }

  /// Finds out before anything is broken, for a run without a journal proves nothing.
  private static @Nullable Problem unwritable(Path journal) {
    Path folder = journal.toAbsolutePath().getParent();
    String why = null;
    if (folder == null || !Files.isDirectory(folder)) {
      why = "cannot be written: there is no directory " + folder;
    } else if (Files.isDirectory(journal)) {
      why = "cannot be written: it is a directory";
    } else if (!Files.isWritable(Files.exists(journal) ? journal : folder)) {
      why = "cannot be written: permission denied";
    }
    return why == null
        ? null
        : new Problem("journal " + journal, why, null, Problem.Severity.ERROR, 0);
  }

  /// What a run would do; writes nothing, nowhere, and tells nobody but who asks.
  public Planned plan(RunRequest request) {
    Surroundings quiet = Previewing.quiet(around);
    Loader.Loaded loaded = new Loader(quiet, request).look(stop);
    if (loaded.plan() == null) {
      return new Planned(loaded.problems(), null);
    }
    try {
      return new Planned(loaded.problems(), new Previewing(quiet, stop, loaded.plan()).look());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Planned(loaded.problems(), null);
    }
  }

  /// What taking stock came to.
  ///
  /// @param problems why a run would not start, and warnings
  /// @param inventory null when it would not start
  /// @param safety how a run of it is guarded
  public record Stock(List<Problem> problems, @Nullable Inventory inventory, Safety safety) {}

  /// The steps of an experiment with their arguments; asks no system anything.
  public Stock inventory(RunRequest request) {
    Surroundings quiet = Previewing.quiet(around);
    Loader.Loaded loaded = new Loader(quiet, request).look(stop);
    Plan plan = loaded.plan();
    return new Stock(
        loaded.problems(),
        plan == null ? null : Inventorying.of(quiet, stop, plan),
        plan == null ? Safety.OPEN : plan.safety());
  }

  /// Every problem of an experiment, errors and warnings; runs nobody's code.
  public Validation validate(String source, boolean verifyTls) {
    Loader loader = new Loader(around, RunRequest.onlyToValidate(source, verifyTls));
    return loader.validate();
  }
}

package turbulence.experiment.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.read.Problem;
import turbulence.experiment.settings.Settings;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// What the commands `run` and `validate` do, with no word about a terminal.
public final class Engine implements Stop {
  private final World world;
  private final Settings settings;
  private final Events events;

  public Engine(World world, Settings settings, Events events) {
    this.world = world;
    this.settings = settings;
    this.events = events;
  }

  /// What a run came to.
  ///
  /// @param problems why it did not start; empty when it did
  /// @param journal null when it did not start
  public record Result(List<Problem> problems, @Nullable JsonObject journal) {
    /// Whether it completed and the system held.
    public boolean isGood() {
      return journal != null
          && "completed".equals(journal.text("status").orElse(""))
          && !"true".equals(String.valueOf(journal.get("deviated")));
    }
  }

  public Result run(RunRequest request) {
    throw new UnsupportedOperationException(
        request.source() + world + settings + events.hashCode());
  }

  /// Every problem of an experiment, errors and warnings; runs nobody's code.
  public List<Problem> validate(String source, boolean verifyTls) {
    throw new UnsupportedOperationException(source + verifyTls);
  }

  /// Ends the run that is under way; safe to call from a signal's thread.
  @Override
  public void now(Reason reason) {
    throw new UnsupportedOperationException(reason.logged());
  }
}

package turbulence.experiment.run;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Asking;
import turbulence.experiment.journal.RunEntry;
import turbulence.experiment.model.Activity;
import turbulence.experiment.read.ActivityParser;
import turbulence.experiment.read.NoCheck;
import turbulence.experiment.read.Problems;
import turbulence.experiment.read.TreePath;
import turbulence.experiment.tolerance.Judgement;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Asks probes for controls that have questions of their own. Shared between threads.
final class Questions implements Asking {
  private volatile @Nullable Answering answering;

  private record Answering(Performer performer, Judging judging, World world) {}

  /// A scope needs the questions before those who answer them can be made.
  void answeredBy(Performer performer, Judging judging, World world) {
    answering = new Answering(performer, judging, world);
  }

  @Override
  public Answer ask(JsonObject probe) throws InterruptedException {
    Answering by = answering;
    if (by == null) {
      throw new IllegalStateException("nobody answers yet");
    }
    Activity activity =
        new ActivityParser(NoCheck.INSTANCE).parse(probe, TreePath.TOP, new Problems());
    RunEntry entry = new RunEntry(probe, by.world().now());
    Judgement judgement = judge(activity, entry, by);
    entry.ended(by.world().now());
    entry.judged(judgement.met());
    return new Answer(judgement.met(), judgement.why(), entry.json());
  }

  private static Judgement judge(Activity activity, RunEntry entry, Answering by)
      throws InterruptedException {
    Deadline deadline = Deadline.of(activity.timeout(), by.world());
    try (deadline) {
      Json output = by.performer().perform(activity, null);
      entry.succeeded(output);
      Json tolerance = activity.tolerance();
      return tolerance == null ? Judgement.MET : by.judging().judge(tolerance, output);
    } catch (ActivityFailed e) {
      return failed(entry, e.reason());
    } catch (RunAborted e) {
      return failed(entry, e.reason());
    } catch (InterruptedException e) {
      if (!deadline.hasPassed()) {
        throw e;
      }
      return failed(entry, "activity took too long to complete");
    }
  }

  private static Judgement failed(RunEntry entry, String reason) {
    entry.failed(java.util.List.of(reason));
    return Judgement.missed("no answer: " + reason);
  }
}

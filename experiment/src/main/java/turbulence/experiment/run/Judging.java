package turbulence.experiment.run;

import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.model.Activity;
import turbulence.experiment.python.NoAnswer;
import turbulence.experiment.read.ActivityParser;
import turbulence.experiment.read.NoCheck;
import turbulence.experiment.read.Problems;
import turbulence.experiment.read.TreePath;
import turbulence.experiment.tolerance.Judge;
import turbulence.experiment.tolerance.Judgement;
import turbulence.experiment.tolerance.Tolerance;
import turbulence.experiment.tolerance.ToleranceReader;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Says whether an output is within a tolerance as written; one that asks a probe has it played.
final class Judging {
  private final Performer performer;
  private final Filler filler;

  Judging(Performer performer, Filler filler) {
    this.performer = performer;
    this.filler = filler;
  }

  Judgement judge(Json written, Json output) throws InterruptedException {
    try {
      Tolerance tolerance =
          ToleranceReader.substituted(ToleranceReader.trust(written), this::filled);
      return tolerance instanceof Tolerance.Plain plain
          ? Judge.judge(plain, output)
          : ask((Tolerance.Asks) tolerance, output);
    } catch (NoAnswer e) {
      return Judgement.impossible(e.why());
    } catch (ActivityFailed e) {
      return Judgement.impossible(e.reason());
    } catch (RunAborted e) {
      return Judgement.impossible(e.reason());
    }
  }

  private Json filled(Json written) {
    try {
      return filler.value(written);
    } catch (ActivityFailed e) {
      throw new NoAnswer(e.reason());
    }
  }

  private Judgement ask(Tolerance.Asks asks, Json output)
      throws ActivityFailed, RunAborted, InterruptedException {
    JsonObject source = asks.about(output);
    Activity probe =
        new ActivityParser(NoCheck.INSTANCE).parse(source, TreePath.TOP, new Problems());
    return Judge.judgeAnswer(asks, performer.perform(probe, null));
  }
}

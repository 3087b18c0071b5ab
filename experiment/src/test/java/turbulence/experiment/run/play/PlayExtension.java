package turbulence.experiment.run.play;

import java.util.List;
import java.util.Map;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.Undoer;

/// The table of contents of `play.actions` and `play.probes`.
public final class PlayExtension implements Extension {
  @Override
  public String prefix() {
    return "play";
  }

  @Override
  public List<Class<? extends Capability>> capabilities() {
    return List.of(
        Fail.class,
        Wait.class,
        Break.class,
        Answer.class,
        Count.class,
        Hit.class,
        Turn.class,
        Draw.class,
        AnswerOnce.class);
  }

  @Override
  public List<Class<? extends Control>> controls() {
    return List.of(Throwing.class);
  }

  @Override
  public List<Undoer> undoers() {
    return List.of(new SwitchUndoer());
  }

  @Override
  public Map<String, String> successors() {
    return Map.of("play.probes:answer_once", "play.probes:answer");
  }
}

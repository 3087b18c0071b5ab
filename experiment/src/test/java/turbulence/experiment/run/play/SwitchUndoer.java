package turbulence.experiment.run.play;

import java.util.List;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undoer;
import turbulence.json.Json;

/// Turns switches off that runs have turned on; finds them among what their steps share.
final class SwitchUndoer implements Undoer {
  static final Undo WAY =
      new Undo.RestoreFields(
          new Undo.ClusterObject("c", "", "https://c", "", "v1", "switches", "", "s", "u"),
          List.of(new Undo.Field(List.of("on"), Json.of(false), Json.of(true))));

  @Override
  public boolean handles(Undo undo) {
    return undo instanceof Undo.RestoreFields fields && fields.object().plural().equals("switches");
  }

  @Override
  public Standing compare(List<Undo> history, Means means) {
    boolean on = means.shared().all(Switch.class).stream().anyMatch(Switch::isOn);
    return on ? Standing.OURS : Standing.SETTLED;
  }

  @Override
  public Standing restore(List<Undo> history, Means means) {
    means.shared().all(Switch.class).forEach(one -> one.turn(false));
    return Standing.SETTLED;
  }
}

package turbulence.experiment.run.play;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.experiment.extension.Undo;
import turbulence.json.Json;
import turbulence.json.JsonArray;

/// Draws some of a hundred cards and gives their names.
public record Draw(
    @Default("1") int cards, @Default("\"\"") String refused, @Default("\"\"") String unreadable)
    implements Action {
  @Override
  public Prepared prepare(Scope scope) {
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < cards; i++) {
      targets.add(new Target("card", "deck", "c" + scope.world().random().nextInt(100)));
    }
    return Prepared.of(
            targets,
            () -> JsonArray.from(targets.stream().map(target -> Json.of(target.name())).toList()))
        .undoneBy(targets.stream().map(Draw::undo).toList())
        .foretoldBy(this::forecast);
  }

  private static Undo undo(Target target) {
    return new Undo.RestoreFields(
        new Undo.ClusterObject("x", "", "https://x", "", "v1", "cards", "deck", target.name(), "u"),
        List.of(new Undo.Field(List.of("spec", "password"), Json.of("old"), Json.of("new"))));
  }

  private Forecast forecast() throws ActivityFailed {
    if (!unreadable.isEmpty()) {
      throw new ActivityFailed(unreadable);
    }
    List<String> refusals = refused.isEmpty() ? List.of() : List.of(refused);
    return new Forecast(List.of("fewer cards"), refusals, List.of(), List.of());
  }
}

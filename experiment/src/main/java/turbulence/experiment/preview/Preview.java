package turbulence.experiment.preview;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.model.Kind;
import turbulence.experiment.model.Restore;
import turbulence.experiment.model.RollbackStrategy;
import turbulence.experiment.model.Strategy;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// What a run would do. Secrets are covered in it.
///
/// @param hypothesis its title; empty without one
/// @param seed with it a run draws the same
/// @param strategy when the hypothesis would be checked
/// @param rollbacks when the rollbacks would be played
/// @param restore when what is still changed would be put back
/// @param activities in the order of the file: hypothesis, method, rollbacks
/// @param places which systems were looked at, in words
/// @param remarks what else is to be known
public record Preview(
    String title,
    String description,
    String hypothesis,
    long seed,
    Strategy strategy,
    RollbackStrategy rollbacks,
    Restore restore,
    List<Foreseen> activities,
    List<String> places,
    List<String> remarks) {
  public Preview {
    activities = List.copyOf(activities);
    places = List.copyOf(places);
    remarks = List.copyOf(remarks);
  }

  /// Whether nothing is known to be in the way of a run.
  public boolean isGood() {
    return activities.stream().noneMatch(Foreseen::isInTheWay);
  }

  public List<Foreseen> of(Part part) {
    return activities.stream().filter(each -> each.part() == part).toList();
  }

  /// What there is to say of targets that are looked for when an earlier step has acted already;
  /// empty for nothing.
  public String drift() {
    boolean acted = false;
    for (Foreseen each : of(Part.METHOD)) {
      boolean hits = !each.targets().isEmpty();
      if (acted && hits) {
        return "Who is hit was drawn as things are now: earlier steps may change it.";
      }
      acted |= hits && each.kind() == Kind.ACTION && each.outlook() == Outlook.ACTS;
    }
    return "";
  }

  private JsonArray said() {
    List<String> said = new ArrayList<>(remarks);
    if (!drift().isEmpty()) {
      said.add(drift());
    }
    return JsonArray.from(said);
  }

  public JsonObject json() {
    return JsonObject.builder()
        .put("title", title)
        .put("seed", seed)
        .put("good", isGood())
        .put("hypothesis-strategy", strategy.word())
        .put("rollback-strategy", rollbacks.word())
        .put("restore", restore.word())
        .put("activities", JsonArray.from(activities.stream().map(Foreseen::json).toList()))
        .put("places", JsonArray.from(places))
        .put("remarks", said())
        .build();
  }
}

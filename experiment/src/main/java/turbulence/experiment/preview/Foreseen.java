package turbulence.experiment.preview;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Target;
import turbulence.experiment.model.Kind;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// What one activity would do.
///
/// @param by what carries it out: a step, a command line, a request
/// @param arguments of a step, as it would get them
/// @param tolerance what its output must be; null when nothing is asked of it
/// @param matters whether it would make the run fail when it fails
/// @param why what there is to say of its outlook; may be empty
/// @param targets whom it would hit
/// @param ways how that would be put back
/// @param signs by what its effect would be seen
/// @param forecast what would come of it
public record Foreseen(
    Part part,
    Kind kind,
    String name,
    String by,
    JsonObject arguments,
    @Nullable Json tolerance,
    boolean background,
    boolean matters,
    Outlook outlook,
    String why,
    List<Target> targets,
    List<WayBack> ways,
    List<String> signs,
    Forecast forecast) {
  public Foreseen {
    targets = List.copyOf(targets);
    ways = List.copyOf(ways);
    signs = List.copyOf(signs);
  }

  /// Whether the run would not go as its author wants. How a rollback fares before there is
  /// anything to roll back says nothing, but rights that it lacks it will lack.
  public boolean isInTheWay() {
    boolean fails = outlook == Outlook.FAILS && part != Part.ROLLBACKS;
    return matters && (fails || !forecast.refusals().isEmpty());
  }

  JsonObject json() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("part", part.word())
            .put("type", kind.word())
            .put("name", name)
            .put("by", by);
    if (!arguments.isEmpty()) {
      json.put("arguments", arguments);
    }
    if (tolerance != null) {
      json.put("tolerance", tolerance);
    }
    json.put("background", background).put("outlook", outlook.word());
    if (!why.isEmpty()) {
      json.put("why", why);
    }
    json.put("targets", JsonArray.from(targets.stream().map(Foreseen::json).toList()));
    json.put("undo", JsonArray.from(ways.stream().map(WayBack::json).toList()));
    json.put("signs", JsonArray.from(signs));
    json.put("effects", JsonArray.from(forecast.effects()));
    json.put("refusals", JsonArray.from(forecast.refusals()));
    json.put("lasting", JsonArray.from(forecast.lasting()));
    return json.put("unknown", JsonArray.from(forecast.unknown())).build();
  }

  private static JsonObject json(Target target) {
    JsonObject.Builder json = JsonObject.builder().put("kind", target.kind());
    if (!target.namespace().isEmpty()) {
      json.put("namespace", target.namespace());
    }
    return json.put("name", target.name()).build();
  }
}

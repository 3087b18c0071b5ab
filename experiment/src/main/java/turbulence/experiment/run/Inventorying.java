package turbulence.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Hypothesis;
import turbulence.experiment.model.Provider;
import turbulence.experiment.model.Provider.CodeCall;
import turbulence.experiment.preview.Inventory;
import turbulence.experiment.preview.Inventory.Item;
import turbulence.experiment.preview.Part;
import turbulence.experiment.read.ActivityParser;
import turbulence.experiment.read.NoCheck;
import turbulence.experiment.read.Problems;
import turbulence.experiment.read.TreePath;
import turbulence.experiment.resolve.Masking;
import turbulence.experiment.resolve.Names;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Goes through the activities of a plan and binds their steps; asks no system anything.
final class Inventorying {
  private final Plan plan;
  private final Toolbox toolbox;
  private final Wording wording;

  private Inventorying(Plan plan, Toolbox toolbox, Wording wording) {
    this.plan = plan;
    this.toolbox = toolbox;
    this.wording = wording;
  }

  static Inventory of(Engine.Surroundings around, Stop stop, Plan plan) {
    Masking masking = new Masking();
    masking.cover(plan.secrets());
    around.events().maskWith(masking::text);
    JsonObject.Builder known = JsonObject.builder();
    JsonObject.Builder later = JsonObject.builder();
    for (Map.Entry<String, Json> each : plan.configuration()) {
      (isProbe(each.getValue()) ? later : known).put(each.getKey(), each.getValue());
    }
    JsonObject configuration = known.build();
    try (Shared shared = new Shared()) {
      Toolbox.Values values =
          new Toolbox.Values(
              plan.world(),
              configuration,
              plan.secrets(),
              Run.noOutputs(),
              new Dice(0),
              shared,
              new Deeds(plan.reach(), null, masking, stop, Deeds.Asides.NOBODY));
      Wording wording =
          new Wording(Names.of(configuration, plan.secrets()), later.build(), masking);
      Toolbox toolbox = Toolbox.of(around, stop, values);
      return new Inventory(new Inventorying(plan, toolbox, wording).items());
    }
  }

  private static boolean isProbe(Json declared) {
    return declared instanceof JsonObject object && "probe".equals(object.text("type").orElse(""));
  }

  private List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (Map.Entry<String, Json> each : plan.configuration()) {
      if (each.getValue() instanceof JsonObject object && isProbe(object)) {
        Activity probe =
            new ActivityParser(NoCheck.INSTANCE).parse(object, TreePath.TOP, new Problems());
        items.add(item(probe, Part.HYPOTHESIS));
      }
    }
    Hypothesis hypothesis = plan.experiment().hypothesis();
    if (hypothesis != null) {
      hypothesis.probes().forEach(probe -> items.add(item(probe, Part.HYPOTHESIS)));
    }
    plan.experiment().method().forEach(activity -> items.add(item(activity, Part.METHOD)));
    plan.experiment().rollbacks().forEach(activity -> items.add(item(activity, Part.ROLLBACKS)));
    return items;
  }

  private Item item(Activity activity, Part part) {
    Provider provider = activity.provider();
    String by = wording.by(provider);
    if (!(provider instanceof CodeCall call)) {
      String why =
          provider instanceof Provider.ProcessCall ? "a program, which runs with your rights" : "";
      return new Item(part, activity.kind(), activity.name(), by, null, JsonObject.EMPTY, why);
    }
    JsonObject secrets = toolbox.steps().scope(call, activity.name()).secrets();
    String later = wording.later(provider);
    if (!later.isEmpty()) {
      return new Item(part, activity.kind(), activity.name(), by, null, secrets, later);
    }
    try {
      return new Item(
          part, activity.kind(), activity.name(), by, toolbox.steps().bound(call), secrets, "");
    } catch (ActivityFailed e) {
      return new Item(part, activity.kind(), activity.name(), by, null, secrets, e.reason());
    }
  }
}

package turbulence.app.cli.wizard;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The questions that make an experiment, in their order. Whatever is answered, the outcome
/// validates.
public final class Wizard {
  private final Prompt prompt;
  private final List<Tool> tools;

  /// @param tools what a discovery found
  public Wizard(Prompt prompt, List<Tool> tools) {
    this.prompt = prompt;
    this.tools = List.copyOf(tools);
  }

  public JsonObject experiment() throws Prompt.Ended {
    prompt.say(
        "This makes an experiment from your answers. Ctrl-C leaves without writing anything.");
    prompt.say("");
    JsonObject.Builder experiment =
        JsonObject.builder()
            .put("title", prompt.insist("What do you want to find out (the title)"))
            .put("description", "N/A")
            .put("tags", JsonArray.EMPTY);
    hypothesis(experiment);
    experiment.put("method", steps("The method is what is done to the system.", tools));
    experiment.put("rollbacks", steps("Rollbacks clean up afterwards.", of("action")));
    return experiment.build();
  }

  private void hypothesis(JsonObject.Builder experiment) throws Prompt.Ended {
    prompt.say("");
    prompt.say("A steady-state hypothesis says how you know that the system is well.");
    if (!prompt.yes("Do you want one?")) {
      return;
    }
    String title = prompt.insist("Its title");
    List<Json> probes = new ArrayList<>();
    for (Tool tool = pick(of("probe")); !tool.isNone(); tool = pick(of("probe"))) {
      probes.add(new Questions(prompt).activity(tool, true));
    }
    experiment.put(
        "steady-state-hypothesis", JsonObject.of("title", title, "probes", new JsonArray(probes)));
  }

  private JsonArray steps(String about, List<Tool> from) throws Prompt.Ended {
    prompt.say("");
    prompt.say(about);
    if (from.isEmpty() || !prompt.yes("Do you want to add something to it?")) {
      return JsonArray.EMPTY;
    }
    List<Json> steps = new ArrayList<>();
    for (Tool tool = pick(from); !tool.isNone(); tool = pick(from)) {
      steps.add(new Questions(prompt).activity(tool, false));
    }
    return new JsonArray(steps);
  }

  private Tool pick(List<Tool> from) throws Prompt.Ended {
    return new Menu(prompt, from).pick();
  }

  private List<Tool> of(String type) {
    List<Tool> found = new ArrayList<>();
    for (Tool tool : tools) {
      if (tool.type().equals(type)) {
        found.add(tool);
      }
    }
    return found;
  }
}

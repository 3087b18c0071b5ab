package turbulence.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import turbulence.app.cli.option.Call;
import turbulence.app.cli.wizard.Prompt;
import turbulence.app.cli.wizard.Tool;
import turbulence.app.cli.wizard.Wizard;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Events;
import turbulence.experiment.settings.YamlText;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonWriter;

/// Writes an experiment from answers.
final class InitCommand implements Task {
  private static final String PHASE = "init";

  @Override
  public ExitCode perform(Session session) {
    Call call = session.call();
    Wiring.settings(session, Wiring.catalog(session));
    Events events = session.events();
    events.tell(new Event.CommandStarted(PHASE, null));
    Prompt prompt = new Prompt(session.world().output().in(), session.out());
    String name = call.text("--experiment-path");
    Path path = session.world().resolve(name);
    try {
      if (isKept(session, prompt, path)) {
        return ExitCode.BAD;
      }
      JsonObject experiment = new Wizard(prompt, tools(session)).experiment();
      if (!session.write(path, text(experiment, name))) {
        return failed(events, "Cannot write " + path);
      }
      events.tell(new Event.CommandEnded(PHASE, "completed", experiment, null));
      prompt.say("");
      prompt.say("Experiment created and saved in '" + name + "'");
      return ExitCode.GOOD;
    } catch (Prompt.Ended _) {
      prompt.say("\nAborted!");
      return failed(events, "aborted");
    }
  }

  private static ExitCode failed(Events events, String why) {
    events.tell(new Event.CommandEnded(PHASE, "failed", null, why));
    return ExitCode.BAD;
  }

  /// Only a person is asked: scripts know what they do.
  private static boolean isKept(Session session, Prompt prompt, Path path) throws Prompt.Ended {
    return session.world().output().terminal()
        && Files.exists(path)
        && !prompt.yes("'" + path.getFileName() + "' is there already. Overwrite it?");
  }

  private static List<Tool> tools(Session session) {
    String name = session.call().text("--discovery-path");
    try {
      byte[] text = Files.readAllBytes(session.world().resolve(name));
      if (JsonReader.read(text) instanceof JsonObject discovery) {
        return Tool.of(discovery);
      }
      session.events().warning("'" + name + "' holds no discovery: an object is expected");
    } catch (JsonMalformed e) {
      session.events().warning("'" + name + "' cannot be read: " + e.getMessage());
    } catch (IOException e) {
      session
          .events()
          .warning(
              "No steps to choose from: '"
                  + name
                  + "': "
                  + Trouble.words(e)
                  + "; `discover` makes it");
    }
    return List.of();
  }

  private static String text(JsonObject experiment, String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml")
        ? YamlText.of(experiment, 4)
        : JsonWriter.pretty(experiment, 4);
  }
}

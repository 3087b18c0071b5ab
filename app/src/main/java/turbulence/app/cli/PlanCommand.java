package turbulence.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.app.cli.option.Call;
import turbulence.app.cli.option.Command;
import turbulence.app.cli.option.Misuse;
import turbulence.app.view.PlanView;
import turbulence.app.view.Style;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.preview.Preview;
import turbulence.experiment.run.Engine;
import turbulence.json.JsonObject;
import turbulence.json.JsonWriter;

/// Shows what a run would do.
final class PlanCommand implements Task {
  private static final Set<String> OURS =
      Set.of("--all", "--json", "--seed", "--verbose", "--log-format");

  @Override
  public ExitCode perform(Session session) throws Misuse {
    Call call = session.call();
    RunCommand.checkTypes(call);
    RunCommand.checkLimits(call);
    long seed = RunCommand.seed(session);
    String source = call.argument("SOURCE").orElse("");
    Path journal = session.world().resolve(call.text("--journal-path"));
    Catalog catalog = Wiring.catalog(session);
    Engine engine = Wiring.engine(session, Wiring.settings(session), catalog);
    Engine.Planned planned = engine.plan(RunCommand.request(session, source, journal, seed));
    Preview preview = planned.preview();
    String command = command(call, source, seed);
    if (call.has("--json")) {
      session.out().line(JsonWriter.pretty(json(planned, source, command), 2));
    } else if (preview != null) {
      int columns = session.console().terminal().columns();
      PlanView view = new PlanView(Style.ofOut(session.world()), columns, call.has("--all"));
      session.out().print(view.text(preview, command));
    }
    return ExitCode.good(planned.isGood());
  }

  private static JsonObject json(Engine.Planned planned, String source, String command) {
    Preview preview = planned.preview();
    JsonObject.Builder json =
        JsonObject.builder()
            .put("turbulence-version", turbulence.experiment.Version.NUMBER)
            .put("source", source)
            .put("run", command)
            .put("problems", ValidateCommand.json(planned.problems()));
    if (preview == null) {
      return json.put("good", false).build();
    }
    preview.json().forEach(field -> json.put(field.getKey(), field.getValue()));
    return json.build();
  }

  /// The command line that runs what is shown: as it was typed, with the seed.
  private static String command(Call call, String source, long seed) {
    List<String> words = new ArrayList<>();
    Command program = call.path().getFirst();
    words.add(program.name());
    add(words, call, program);
    words.add("run");
    words.add("--seed");
    words.add(Long.toString(seed));
    add(words, call, call.command());
    words.add(source);
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      line.append(line.isEmpty() ? "" : " ").append(quoted(word));
    }
    return line.toString();
  }

  private static void add(List<String> words, Call call, Command of) {
    for (Map.Entry<String, List<String>> given : call.options().entrySet()) {
      var option = of.option(given.getKey());
      if (option == null || OURS.contains(option.name())) {
        continue;
      }
      for (String value : given.getValue()) {
        words.add(option.name());
        if (option.form().takesValue()) {
          words.add(value);
        }
      }
    }
  }

  /// As one word of a shell.
  private static String quoted(String word) {
    boolean plain = !word.isEmpty();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      plain &= c < 128 && Character.isLetterOrDigit(c) || "/._-+~:@%,=".indexOf(c) >= 0;
    }
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}

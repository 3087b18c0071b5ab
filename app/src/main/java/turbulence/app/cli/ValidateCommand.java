package turbulence.app.cli;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.read.Problem;
import turbulence.experiment.run.Engine;
import turbulence.experiment.settings.Settings;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonWriter;

/// Checks an experiment and says what is wrong with it.
final class ValidateCommand implements Task {
  @Override
  public ExitCode perform(Session session) {
    Settings settings = Wiring.settings(session);
    Engine engine = Wiring.engine(session, settings);
    String source = session.call().argument("SOURCE").orElse("");
    List<Problem> problems = engine.validate(source, !session.call().has("--no-verify-tls"));
    boolean valid = problems.stream().noneMatch(Problem::isError);
    if (session.call().text("--format").equals("json")) {
      session.out().line(JsonWriter.pretty(json(problems), 2));
    } else {
      new ProblemLines(session.face(), source, session.events()).say(problems);
    }
    if (valid) {
      session.events().info("experiment syntax and semantic look valid");
    }
    return ExitCode.good(valid);
  }

  private static JsonArray json(List<Problem> problems) {
    List<JsonObject> all = new ArrayList<>();
    for (Problem problem : problems) {
      all.add(
          JsonObject.builder()
              .put("severity", problem.isError() ? "error" : "warning")
              .put("path", problem.path())
              .put("line", problem.line() > 0 ? problem.line() : null)
              .put("message", problem.message())
              .build());
    }
    return JsonArray.from(all);
  }
}

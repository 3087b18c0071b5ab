package turbulence.app.cli;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.read.Problem;
import turbulence.experiment.run.Engine;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonWriter;

/// Checks an experiment. What is wrong with it the engine says; the outcome is said here.
final class ValidateCommand implements Task {
  @Override
  public ExitCode perform(Session session) {
    Catalog catalog = Wiring.catalog(session);
    Engine engine = Wiring.engine(session, Wiring.settings(session, catalog), catalog);
    String source = session.call().argument("SOURCE").orElse("");
    Engine.Validation outcome = engine.validate(source, !session.call().has("--no-verify-tls"));
    if (session.call().text("--format").equals("json")) {
      session.out().line(JsonWriter.pretty(json(outcome.problems()), 2));
    }
    if (outcome.isGood()) {
      session.events().info("experiment syntax and semantic look valid");
    }
    return ExitCode.good(outcome.isGood());
  }

  static JsonArray json(List<Problem> problems) {
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

package turbulence.app.cli;

import turbulence.experiment.schema.ExperimentSchema;
import turbulence.json.JsonWriter;

/// Prints what editors need to help with experiment files, plugins included.
final class SchemaCommand implements Task {
  @Override
  public ExitCode perform(Session session) {
    session.out().line(JsonWriter.pretty(ExperimentSchema.of(Wiring.catalog(session)), 2));
    return ExitCode.GOOD;
  }
}

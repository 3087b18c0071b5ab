package turbulence.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import turbulence.app.cli.option.Call;
import turbulence.app.cli.option.Closest;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Discovery;
import turbulence.json.JsonObject;
import turbulence.json.JsonWriter;

/// Writes down what a package offers. Failure is said and, as recorded, does not show in the exit
/// code.
final class DiscoverCommand implements Task {
  private static final String PHASE = "discovery";

  @Override
  public ExitCode perform(Session session) {
    Call call = session.call();
    Events events = session.events();
    Catalog catalog = Wiring.catalog(session);
    Wiring.settings(session, catalog);
    String name = call.argument("PACKAGE").orElse("");
    events.tell(new Event.CommandStarted(PHASE, null));
    Optional<JsonObject> found = Discovery.of(catalog, name, session.world());
    Path path = session.world().resolve(call.text("--discovery-path"));
    if (found.isEmpty()) {
      String text = "Package " + name + " not found";
      events.critical(text);
      if (session.face() == Face.TURBULENCE) {
        events.info(hint(name, new Packages(catalog).names()));
      }
      events.tell(new Event.CommandEnded(PHASE, "failed", null, text));
      return ExitCode.GOOD;
    }
    if (!session.write(path, JsonWriter.pretty(found.get(), 2))) {
      events.tell(new Event.CommandEnded(PHASE, "failed", null, "Cannot write " + path));
      return ExitCode.BAD;
    }
    events.tell(new Event.CommandEnded(PHASE, "completed", found.get(), null));
    events.info("Discovery outcome saved in " + call.text("--discovery-path"));
    return ExitCode.GOOD;
  }

  private static String hint(String name, List<String> known) {
    String meant = Closest.to(name, known);
    return meant == null
        ? "Packages are built in, nothing is downloaded; there are: " + String.join(", ", known)
        : "Did you mean " + meant + "?";
  }
}

package turbulence.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import turbulence.app.cli.option.Misuse;
import turbulence.app.cli.stop.Stoppable;
import turbulence.experiment.ledger.Abroad;
import turbulence.experiment.ledger.RunStore;

/// Ends runs that are under way, on this machine or on others.
final class StopCommand implements Task {
  @Override
  public ExitCode perform(Session session) throws Misuse {
    List<String> names = session.call().arguments("RUN");
    if (names.isEmpty() != session.call().has("--all")) {
      throw session.call().misuse("Name runs, or give --all.");
    }
    RunStore store = new RunStore(session.world());
    try (Abroad abroad =
        new Abroad(store, Wiring.catalog(session).safekeepers(), session.events())) {
      Stoppable.Places places =
          new Stoppable.Places(session.world(), store, abroad, session.host()::signal);
      List<Stoppable> all = Stoppable.all(places);
      Set<Stoppable> chosen = new LinkedHashSet<>(all);
      boolean found = names.isEmpty() || choose(session, names, all, chosen);
      if (chosen.isEmpty() && names.isEmpty()) {
        session.events().info("No run is under way");
      }
      return ExitCode.good(found).worse(new Stopping(session, store).perform(chosen));
    } catch (IOException e) {
      session.events().error("The runs of this machine cannot be read: " + Trouble.words(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      session.events().warning("Interrupted; what was asked to stop still does");
    }
    return ExitCode.BAD;
  }

  /// Whether every name means one run.
  private static boolean choose(
      Session session, List<String> names, List<Stoppable> all, Set<Stoppable> chosen) {
    chosen.clear();
    boolean found = true;
    for (String name : names) {
      List<Stoppable> meant = new ArrayList<>();
      for (Stoppable each : all) {
        if (each.run().equals(name)) {
          meant = List.of(each);
          break;
        } else if (each.run().startsWith(name)) {
          meant.add(each);
        }
      }
      if (meant.size() == 1) {
        chosen.add(meant.getFirst());
      } else {
        found = false;
        session.events().error(trouble(name, meant, all));
      }
    }
    return found;
  }

  private static String trouble(String name, List<Stoppable> meant, List<Stoppable> all) {
    if (meant.size() > 1) {
      return "'" + name + "' may mean any of " + runs(meant);
    }
    String others = all.isEmpty() ? "none is" : runs(all) + (all.size() == 1 ? " is" : " are");
    return "no run '" + name + "' is under way; " + others;
  }

  private static String runs(List<Stoppable> runs) {
    return String.join(", ", runs.stream().map(Stoppable::run).toList());
  }
}

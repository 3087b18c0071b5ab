package turbulence.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import turbulence.app.cli.option.Misuse;
import turbulence.experiment.world.World;
import turbulence.simulator.scenario.Simulator;

/// Runs experiments on a simulated cluster: up before the first, gone after the last.
final class RehearseCommand implements Task {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Override
  public ExitCode perform(Session session) throws Misuse {
    List<String> missing = missing(session);
    if (!missing.isEmpty()) {
      missing.forEach(source -> session.events().error("Path \"" + source + "\" does not exist."));
      return ExitCode.BAD;
    }
    AtomicBoolean stopped = new AtomicBoolean();
    for (String signal : List.of("INT", "TERM", "HUP")) {
      session.host().take(signal, _ -> stopped.set(true));
    }
    Simulator simulator = Pretence.start(session);
    if (simulator == null) {
      return ExitCode.BAD;
    }
    try (simulator;
        Way way = Way.open(simulator, session.world(), null);
        RehearsedRuns runs = RehearsedRuns.open(session)) {
      session.events().info("Rehearsing on a simulator, not on a cluster: " + simulator.url());
      simulator.await(() -> stopped.get() || simulator.isReady(), PATIENCE);
      if (stopped.get()) {
        return ExitCode.BAD;
      }
      simulator.missing().forEach(each -> session.events().warning("Not ready: " + each));
      World known = Stagecraft.with(session.world(), runs);
      World world = Stagecraft.world(known, simulator, way.file(), speed(session));
      ExitCode code = new RunCommand().perform(session.in(world));
      return Pretence.sayMistakes(session, simulator) ? ExitCode.BUG : code;
    } catch (IOException e) {
      session.events().error("Cannot write what the rehearsal needs: " + Trouble.words(e));
      return ExitCode.BAD;
    }
  }

  /// Files that are not there: no cluster is made for them.
  private static List<String> missing(Session session) throws Misuse {
    return session.call().arguments("SOURCE").stream()
        .filter(source -> !source.contains("://"))
        .filter(source -> !Files.exists(session.world().resolve(source)))
        .toList();
  }

  private static double speed(Session session) {
    return session.call().number("--speed");
  }
}

package turbulence.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.app.cli.option.Call;
import turbulence.app.cli.option.Misuse;
import turbulence.simulator.breaking.BreakingFile;
import turbulence.simulator.breaking.BreakingInvalid;
import turbulence.simulator.scenario.Manifests;
import turbulence.simulator.scenario.ManifestsInvalid;
import turbulence.simulator.scenario.Scenario;
import turbulence.simulator.scenario.Simulator;

/// A simulated cluster as a command line describes it.
final class Pretence {
  /// As long as what a scenario holds takes to come up, and a little more.
  private static final Duration STANDING = Duration.ofSeconds(30);

  private Pretence() {}

  /// The cluster, or null when it cannot be made; then why was said.
  static @Nullable Simulator start(Session session) throws Misuse {
    Scenario scenario = described(session);
    try {
      return filled(OurImages.in(scenario, session.world().dial()), session).start();
    } catch (ManifestsInvalid e) {
      e.problems().forEach(session.events()::error);
    } catch (BreakingInvalid e) {
      String file = session.call().text("--breaking");
      e.problems().forEach(problem -> session.events().error(file + ": " + problem));
    } catch (IOException e) {
      session.events().error(session.call().text("--breaking") + ": " + Trouble.words(e));
    } catch (UncheckedIOException e) {
      session.events().error(String.valueOf(e.getMessage()));
    }
    return null;
  }

  private static Scenario described(Session session) throws Misuse {
    Call call = session.call();
    Scenario scenario = Simulator.builder().seed(seed(session));
    scenario = figure(call, "--nodes", scenario::nodes);
    scenario = figure(call, "--zones", scenario::zones);
    scenario = speed(call, scenario);
    if (call.command().option("--port") != null) {
      scenario = figure(call, "--port", scenario::port);
      scenario = figure(call, "--gateway-port", scenario::gatewayPort);
    }
    return scenario.standingFor(STANDING);
  }

  /// One that nobody asked for is drawn: two clusters of one seed have the same identity.
  private static long seed(Session session) {
    return session
        .call()
        .given("--seed")
        .map(Long::parseLong)
        .orElseGet(() -> session.world().random().nextLong(1L << 53));
  }

  /// One word of a description.
  private interface Word {
    Scenario say(int figure);
  }

  private static Scenario figure(Call call, String option, Word word) throws Misuse {
    long given = Long.parseLong(call.text(option));
    try {
      return word.say(Math.clamp(given, Integer.MIN_VALUE, Integer.MAX_VALUE));
    } catch (IllegalArgumentException e) {
      throw call.invalid(option, e.getMessage() + ".");
    }
  }

  private static Scenario speed(Call call, Scenario scenario) throws Misuse {
    try {
      return scenario.speed(call.number("--speed"));
    } catch (IllegalArgumentException e) {
      throw call.invalid("--speed", e.getMessage() + ".");
    }
  }

  private static Scenario filled(Scenario empty, Session session)
      throws IOException, BreakingInvalid {
    Call call = session.call();
    Scenario scenario = empty;
    for (String name : call.all("--scenario")) {
      scenario = scenario.builtIn(name);
    }
    List<Path> files = call.paths("-f", session.world()::resolve);
    if (!files.isEmpty()) {
      scenario = scenario.with(Manifests.read(files));
    }
    if (call.has("--accept-retired-versions")) {
      scenario = scenario.acceptRetiredVersions();
    }
    if (call.has("--breaking")) {
      String name = call.text("--breaking");
      String text = Files.readString(session.world().resolve(name));
      scenario = scenario.breaking(BreakingFile.read(name, text));
    }
    return scenario;
  }

  /// Says what went wrong in the simulator itself; whether anything did.
  static boolean sayMistakes(Session session, Simulator simulator) {
    for (Throwable mistake : simulator.mistakes()) {
      session.events().error("A mistake of the simulator, please report it: " + mistake);
      for (StackTraceElement at : mistake.getStackTrace()) {
        session.events().debug("  at " + at);
      }
    }
    return !simulator.mistakes().isEmpty();
  }
}

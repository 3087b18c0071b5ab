package turbulence.app.e2e;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The whole suite: what stays in namespaces of its own several at a time, the rest one after the
/// other.
final class EndToEnd {
  private static final int AT_ONCE = 4;

  private final Ground ground;
  private final PrintStream out;
  private final Stops stops;
  private final TreeMap<String, Outcome> outcomes = new TreeMap<>();
  private final List<String> left = new ArrayList<>();

  EndToEnd(Ground ground, PrintStream out, Stops stops) {
    this.ground = ground;
    this.out = out;
    this.stops = stops;
  }

  /// Whether nothing failed, and nothing is left behind.
  ///
  /// @throws Unfit when nothing can be played here
  boolean run(List<Exercise> exercises, Path folder) throws Exception {
    out.println("Cluster: " + ground.described());
    if (ground.mine()) {
      out.println("Nodes: " + String.join(", ", ground.nodes().names()));
    }
    Traces before = ground.mine() ? Traces.of(ground) : null;
    new Pull(ground).pull(stops);
    Made kinds = new Made(ground);
    try {
      List<Play> plays = playable(exercises, folder);
      new Kinds(ground, kinds).create(scenarios(plays));
      all(plays.stream().filter(play -> !play.isWide()).toList(), AT_ONCE);
      all(plays.stream().filter(Play::isWide).toList(), 1);
    } catch (InterruptedException e) {
      out.println("Stopped.");
    } finally {
      left.addAll(kinds.delete());
    }
    if (before != null) {
      left.addAll(before.changes(ground));
    }
    table();
    return left.isEmpty() && count(Outcome.Kind.FAILED) == 0;
  }

  private List<Play> playable(List<Exercise> exercises, Path folder) throws Exception {
    List<Play> plays = new ArrayList<>();
    for (int i = 0; i < exercises.size(); i++) {
      stops.check();
      Path own = Files.createDirectories(folder.resolve(String.valueOf(i)));
      String namespace = "turbulence-e2e-" + ground.mark() + "-" + i;
      Play play = new Play(ground, exercises.get(i), own, namespace, stops);
      String why = play.whyNot();
      if (why.isEmpty()) {
        plays.add(play);
      } else {
        tell(Outcome.left(play.exercise(), why));
      }
    }
    return plays;
  }

  private static Set<String> scenarios(List<Play> plays) {
    Set<String> scenarios = new TreeSet<>();
    plays.stream()
        .map(Play::exercise)
        .filter(Exercise::needsKinds)
        .forEach(each -> scenarios.addAll(each.scenarios()));
    return scenarios;
  }

  private void all(List<Play> plays, int atOnce) throws Exception {
    List<Future<?>> told = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      for (Play play : plays) {
        told.add(
            threads.submit(() -> {
              tell(play.play());
              return null;
            }));
      }
    }
    for (Future<?> each : told) {
      each.get();
    }
  }

  private synchronized void tell(Outcome outcome) {
    outcomes.put(outcome.exercise().name(), outcome);
    out.println(outcome.line());
    outcome.end().forEach(line -> out.println("     " + line));
  }

  private long count(Outcome.Kind kind) {
    return outcomes.values().stream().filter(each -> each.kind() == kind).count();
  }

  private void table() {
    out.println();
    for (Outcome.Kind kind : Outcome.Kind.values()) {
      outcomes.values().stream()
          .filter(each -> each.kind() == kind)
          .forEach(each -> {
            out.println(each.line());
            each.end().forEach(line -> out.println("     " + line));
          });
    }
    left.forEach(line -> out.println("left behind: " + line));
    out.printf(
        "%d passed, %d failed, %d left out%n",
        count(Outcome.Kind.PASSED), count(Outcome.Kind.FAILED), count(Outcome.Kind.LEFT));
  }
}

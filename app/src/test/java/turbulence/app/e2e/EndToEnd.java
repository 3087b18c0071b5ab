package turbulence.app.e2e;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The whole suite: what stays in a namespace several at a time, the rest one after the other.
final class EndToEnd {
  private static final int AT_ONCE = 4;

  private final Ground ground;
  private final PrintStream out;
  private int failed;
  private int played;
  private int left;

  EndToEnd(Ground ground, PrintStream out) {
    this.ground = ground;
    this.out = out;
  }

  /// Whether nothing failed.
  boolean run(List<Exercise> exercises, Path folder) throws Exception {
    out.println("Cluster: " + ground.cluster());
    if (ground.mine()) {
      out.println("Nodes: " + String.join(", ", ground.nodes()));
    }
    List<Future<Play.Result>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(ground.mine() ? 1 : AT_ONCE)) {
      for (int i = 0; i < exercises.size(); i++) {
        Path own = Files.createDirectories(folder.resolve(String.valueOf(i)));
        Play play = new Play(ground, exercises.get(i), own, i);
        results.add(threads.submit((Callable<Play.Result>) play::result));
      }
      for (int i = 0; i < exercises.size(); i++) {
        tell(exercises.get(i), results.get(i));
      }
    }
    out.printf("%d played, %d failed, %d left out%n", played, failed, left);
    return failed == 0;
  }

  private void tell(Exercise exercise, Future<Play.Result> future) throws InterruptedException {
    try {
      Play.Result result = future.get();
      if (!result.left().isEmpty()) {
        left++;
        out.println("-  " + exercise.name() + ": left out, " + result.left());
        return;
      }
      played++;
      if (result.code() == exercise.code()) {
        out.println("ok " + exercise.name());
        return;
      }
      out.printf("NO %s: ended with %d, not %d%n", exercise.name(), result.code(), exercise.code());
      out.println(result.said().indent(4));
    } catch (java.util.concurrent.ExecutionException e) {
      played++;
      out.println("NO " + exercise.name() + ": " + e.getCause());
    }
    failed++;
  }
}

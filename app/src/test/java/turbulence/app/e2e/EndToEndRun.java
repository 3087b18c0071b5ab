package turbulence.app.e2e;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import turbulence.app.docs.Folders;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.access.ClusterUnreachable;
import turbulence.faults.kubernetes.cluster.ClusterFailed;

/// `make e2e`: every example of the reference, on the cluster of `KUBECONFIG`. Words are parts of
/// names of exercises, to play those only.
///
/// It ends with 0 when nothing failed, 1 when something did or is left behind, 2 when it could not
/// begin, 130 when it was interrupted and has cleaned up.
public final class EndToEndRun {
  private static final Duration CLEANING = Duration.ofMinutes(5);
  private static final Path FOLDER = Folders.ROOT.resolve("target/e2e");

  private EndToEndRun() {}

  public static void main(String... names) {
    World world = SystemWorld.create();
    PrintStream out = world.output().out();
    Stops stops = new Stops();
    CountDownLatch over = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> clean(out, stops, over), "cleaning"));
    int code;
    try {
      code = played(world, List.of(names), stops);
    } finally {
      over.countDown();
    }
    if (!stops.isStopped()) {
      System.exit(code);
    }
  }

  /// What a signal does: the process ends only after this.
  private static void clean(PrintStream out, Stops stops, CountDownLatch over) {
    if (over.getCount() == 0) {
      return;
    }
    out.println("Stopping and cleaning up; this takes a while");
    stops.stop();
    try {
      if (!over.await(CLEANING.toSeconds(), TimeUnit.SECONDS)) {
        out.println("Not all is cleaned up: kubectl delete namespace -l " + Ground.LABEL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int played(World world, List<String> names, Stops stops) {
    PrintStream out = world.output().out();
    Map<String, String> environment = world.environment();
    String mark = Long.toString(world.now().toEpochMilli() / 100 % 60_466_176, 36);
    try (Ground ground = Ground.of(environment, mark)) {
      Path folder = FOLDER.resolve(mark);
      out.println("What runs say, and their journals: " + folder);
      List<Exercise> some =
          Exercise.all().stream()
              .filter(each -> names.isEmpty() || names.stream().anyMatch(each.name()::contains))
              .toList();
      if (some.isEmpty()) {
        throw new Unfit("there is no example whose name contains one of " + names);
      }
      return new EndToEnd(ground, out, stops).run(some, folder) ? 0 : 1;
    } catch (Unfit | ClusterFailed | ClusterUnreachable e) {
      out.println("make e2e: " + e.getMessage());
      return 2;
    } catch (InterruptedException e) {
      return 130;
    } catch (Exception e) {
      out.println("make e2e: " + e);
      return 2;
    }
  }
}

package turbulence.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import turbulence.app.cli.option.Call;
import turbulence.app.cli.option.Misuse;
import turbulence.simulator.scenario.Simulator;

/// Keeps a simulated cluster up until somebody ends it.
final class SimulateCommand implements Task {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final CountDownLatch ended = new CountDownLatch(1);

  @Override
  public ExitCode perform(Session session) throws Misuse {
    for (String signal : List.of("INT", "TERM", "HUP")) {
      session.host().take(signal, _ -> ended.countDown());
    }
    int port = prometheusPort(session.call());
    Simulator simulator = Pretence.start(session);
    if (simulator == null) {
      return ExitCode.BAD;
    }
    try (simulator;
        Way way = Way.open(simulator, session.world(), wanted(session))) {
      String prometheus = prometheus(session.call(), simulator, port);
      session.out().print(script(session.call(), simulator, way, prometheus));
      sayWhenReady(session, simulator);
      ended.await();
    } catch (IOException e) {
      session
          .events()
          .error("Cannot write the kubeconfig" + place(session) + ": " + Trouble.words(e));
      return ExitCode.BAD;
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
    return Pretence.sayMistakes(session, simulator) ? ExitCode.BUG : ExitCode.GOOD;
  }

  private static @Nullable Path wanted(Session session) {
    return session.call().given("--kubeconfig-out").map(session.world()::resolve).orElse(null);
  }

  private static String place(Session session) {
    return session.call().given("--kubeconfig-out").map(file -> " to " + file).orElse("");
  }

  private static int prometheusPort(Call call) throws Misuse {
    long port = Long.parseLong(call.text("--prometheus-port"));
    if (port < 0 || port > 65_535) {
      throw call.invalid("--prometheus-port", "port must be from 0 to 65535, not " + port + ".");
    }
    return (int) port;
  }

  /// The address of the cluster's Prometheus; empty when it has none and none is asked for.
  private static String prometheus(Call call, Simulator simulator, int port) throws Misuse {
    if (port == 0 && !simulator.hasPrometheus()) {
      return "";
    }
    try {
      return simulator.prometheus(port);
    } catch (IOException e) {
      throw call.invalid("--prometheus-port", "the port cannot be opened: " + Trouble.words(e));
    }
  }

  private static String script(Call call, Simulator simulator, Way way, String prometheus) {
    return "# This is a simulator and no cluster: it imitates Kubernetes 1.36 until Ctrl-C.\n"
        + export("KUBECONFIG", way.file().toString())
        + export("INGRESS_HOST", simulator.gateway())
        + (prometheus.isEmpty() ? "" : export("PROMETHEUS_URL", prometheus))
        + "# "
        + call.text("--nodes")
        + " nodes in "
        + call.text("--zones")
        + " zones; the API is at "
        + simulator.url()
        + "\n";
  }

  private static String export(String name, String value) {
    boolean plain =
        value.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_./:-".indexOf(c) >= 0);
    String quoted = plain ? value : "'" + value.replace("'", "'\\''") + "'";
    return "export " + name + "=" + quoted + "\n";
  }

  private void sayWhenReady(Session session, Simulator simulator) {
    Call call = session.call();
    if (!call.has("-f") && !call.has("--scenario")) {
      return;
    }
    boolean over = simulator.await(() -> isOver() || simulator.isReady(), PATIENCE);
    if (isOver()) {
      return;
    }
    if (over) {
      session.out().line("# everything is ready");
    } else {
      simulator.missing().forEach(each -> session.out().line("# not ready: " + each));
    }
  }

  private boolean isOver() {
    return ended.getCount() == 0;
  }
}

package turbulence.simulator.workload.image;

import java.time.Duration;
import java.util.List;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;
import turbulence.simulator.workload.Shell;
import turbulence.simulator.workload.Workload;
import turbulence.simulator.workload.script.Script;

/// What runs in place of programs that the simulator does not know.
final class StandIn {
  private StandIn() {}

  /// Runs for ever, answers 200 at every port that the container names, and ends when asked to.
  static void start(Shell shell) {
    shell.onTermination(() -> shell.exit(0));
    for (int port : shell.ports()) {
      shell.listen(port, _ -> Response.text(200, "simulated " + shell.place().container() + "\n"));
    }
  }

  static void pause(Shell shell) {
    shell.onTermination(() -> {
      shell.print("Shutting down, got signal: Terminated");
      shell.exit(0);
    });
  }

  /// Fails: `--status=1 --after=1` say how, and after how many seconds.
  static void crash(Shell shell) {
    List<String> words = Echo.words(shell);
    int status = Echo.port(Echo.option(words, "status").orElse(""), 1) & 0xff;
    int seconds = Echo.port(Echo.option(words, "after").orElse(""), 1);
    shell.after(
        Duration.ofSeconds(seconds),
        () -> {
          shell.print("crashing with status " + status);
          shell.exit(status);
        });
  }

  /// A server that speaks a protocol of its own: its port is open, and calls of HTTP are cut.
  ///
  /// @param port where it listens
  /// @param required a variable without which it does not start; empty when there is none
  /// @param greeting its line in the log when it is ready
  record Server(int port, String required, String greeting) implements Workload {
    @Override
    public void start(Shell shell) {
      if (!required.isEmpty() && shell.environment().getOrDefault(required, "").isEmpty()) {
        shell.print("Error: " + required + " is not specified");
        shell.exit(1);
        return;
      }
      shell.onTermination(() -> shell.exit(0));
      shell.onExec(new ServerClients(Script.in(shell)));
      shell.print(greeting);
      shell.listen(
          port,
          _ -> {
            throw new Unreachable("EOF");
          });
    }
  }
}

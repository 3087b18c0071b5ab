package turbulence.simulator.workload.image;

import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.simulator.workload.Console;
import turbulence.simulator.workload.Shell;
import turbulence.simulator.workload.Transcript;

/// The programs that come with a server to ask whether it is well, as probes do: it always is.
record ServerClients(Shell.Program others) implements Shell.Program {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash");
  private static final Map<String, String> ANSWERS =
      Map.of(
          "redis-cli", "PONG\n",
          "pg_isready", "/var/run/postgresql:5432 - accepting connections\n",
          "psql", "",
          "mysqladmin", "mysqld is alive\n",
          "mysql", "",
          "mariadb-admin", "mysqld is alive\n",
          "mariadb", "",
          "healthcheck.sh", "",
          "rabbitmq-diagnostics", "Ping succeeded\n",
          "rabbitmqctl", "");

  @Override
  public Shell.Ran run(List<String> command) throws InterruptedException, Shell.NotFound {
    Transcript transcript = new Transcript();
    return transcript.ended(run(command, transcript));
  }

  @Override
  public int run(List<String> command, Console console)
      throws InterruptedException, Shell.NotFound {
    String answer = ANSWERS.get(program(command));
    if (answer == null) {
      return others.run(command, console);
    }
    console.write(answer);
    return 0;
  }

  /// What is called at last: also by `sh -c "exec pg_isready -U me"`.
  private static String program(List<String> command) {
    String first = command.isEmpty() ? "" : name(command.getFirst());
    if (!SHELLS.contains(first) || command.size() < 3 || !command.get(1).endsWith("c")) {
      return first;
    }
    for (String word : command.get(2).strip().split("\\s+", -1)) {
      if (!word.equals("exec") && word.indexOf('=') < 0) {
        return name(word);
      }
    }
    return "";
  }

  private static String name(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }
}

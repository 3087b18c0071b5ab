package turbulence.app.pod;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import turbulence.app.pod.Process.Call;
import turbulence.experiment.world.Dial;
import turbulence.simulator.workload.Shell;
import turbulence.simulator.workload.Workload;
import turbulence.simulator.workload.script.Script;

/// An image that holds our program, which it calls as `chaos` unless the pod says otherwise, and a
/// little shell.
///
/// @param program that it holds
/// @param real connections to ports of this machine
public record OurImage(CommandLine program, Dial real) implements Workload {
  private static final Set<String> NAMES = Set.of("chaos", "turbulence");

  @Override
  public void start(Shell shell) {
    Script script = Script.in(shell).knowing(NAMES, (words, at) -> run(shell, words, at));
    shell.onExec(script);
    List<String> words = new ArrayList<>(shell.command());
    words.addAll(shell.arguments());
    if (shell.command().isEmpty()) {
      words.addFirst("chaos");
    }
    if (NAMES.contains(name(words))) {
      start(shell, words);
    } else {
      script.start(words);
    }
  }

  private static String name(List<String> words) {
    return words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
  }

  private void start(Shell shell, List<String> words) {
    String directory = shell.workingDirectory();
    Process process =
        new Process(
            shell,
            program,
            real,
            call(words, shell.environment(), directory, shell::print),
            shell::exit);
    shell.onTermination(() -> process.terminate(() -> shell.exit(143)));
    shell.beside(process::run);
  }

  private int run(Shell shell, List<String> words, Script.Surroundings at)
      throws InterruptedException {
    Call call =
        call(words, at.environment(), at.directory(), line -> at.output().accept(line + "\n"));
    return new Process(shell, program, real, call, _ -> {}).run();
  }

  private static Call call(
      List<String> words, Map<String, String> environment, String directory, Consumer<String> log) {
    List<String> rest = words.size() == 1 ? List.of("--help") : words.subList(1, words.size());
    return new Call(name(words), rest, environment, directory, log);
  }
}

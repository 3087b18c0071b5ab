package turbulence.simulator.workload.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import turbulence.simulator.workload.Shell;
import turbulence.simulator.workload.Workload;
import turbulence.simulator.workload.script.Script;

/// An image with a program of its own. A pod's `command` may put another one in its place, and so
/// may its `args` unless the program takes them.
///
/// @param names under which a command line calls the program
/// @param takesArguments whether `args` go to the program, as with an entry point
/// @param hasShell whether other commands than the program can run
/// @param program what it does
record Image(Set<String> names, boolean takesArguments, boolean hasShell, Workload program)
    implements Workload {

  private static final String ENTRY_POINT = "docker-entrypoint.sh";

  /// An image that holds nothing but its program.
  static Image bare(String name, Workload program) {
    return new Image(Set.of(name), true, false, program);
  }

  /// An image in which other commands can run instead.
  static Image open(String name, Workload program) {
    return new Image(Set.of(name, ENTRY_POINT), false, true, program);
  }

  @Override
  public void start(Shell shell) {
    Script script = Script.in(shell).called(ownName());
    shell.onExec(
        hasShell
            ? script
            : command -> {
              throw Shell.NotFound.of(command);
            });
    List<String> words = new ArrayList<>(shell.command());
    if (!words.isEmpty() || !takesArguments) {
      words.addAll(shell.arguments());
    }
    if (words.isEmpty() || names.contains(name(words.getFirst())) || isOption(words.getFirst())) {
      program.start(shell);
    } else if (hasShell) {
      script.start(words);
    } else {
      shell.print("exec: \"" + words.getFirst() + "\": executable file not found in $PATH");
      shell.exit(127);
    }
  }

  private String ownName() {
    for (String name : names) {
      if (!name.equals(ENTRY_POINT)) {
        return name;
      }
    }
    return ENTRY_POINT;
  }

  private static String name(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }

  private static boolean isOption(String word) {
    return word.startsWith("-");
  }
}

package turbulence.app.cli;

import static turbulence.app.cli.option.Option.flag;

import java.util.ArrayList;
import java.util.List;
import turbulence.app.cli.option.Argument;
import turbulence.app.cli.option.Command;
import turbulence.app.cli.option.Form;
import turbulence.app.cli.option.Option;

/// The part of the table of commands that is about the machines of a simulated cluster.
final class NodeCommands {
  private static final Argument NAMES = Argument.one("NAME", "A node.").repeated();

  private NodeCommands() {}

  static Command node() {
    return Command.group(
        "node",
        "Add, stop, start and remove machines of a simulated cluster that stands.\n\n"
            + "The cluster is the one that kubectl would use; one that is no simulator is left"
            + " alone.",
        List.of(),
        below(
            "add",
            "Add a machine, which joins as a node.",
            Argument.one("NAME", "Its name; the next node-N when left out.").optional(),
            Option.of("--zone", Form.TEXT, "The zone that it is in; the zones by turns without.")
                .byUs()),
        below(
            "stop",
            "Silence machines: their kubelets say nothing any more, their containers run on.\n\n"
                + "The nodes are NotReady 40 to 55 seconds later, and lose their pods five minutes"
                + " after that.",
            NAMES,
            flag("--cut", "Lose their network, too, as when the power is gone.").byUs()),
        below("start", "Start machines, or their kubelets, again: they register anew.", NAMES),
        below("remove", "Take machines away for good, and their nodes with them.", NAMES),
        below("list", "List the machines and what the cluster thinks of their nodes.", null));
  }

  private static Command below(
      String name,
      String about,
      @org.jspecify.annotations.Nullable Argument argument,
      Option... own) {
    List<Option> options = new ArrayList<>(List.of(own));
    options.addAll(reaching());
    List<Argument> arguments = argument == null ? List.of() : List.of(argument);
    return Command.of(name, about, arguments, options.toArray(Option[]::new));
  }

  /// The options of everything that speaks to a cluster that stands.
  static List<Option> reaching() {
    return List.of(
        Option.of(
                "--kubeconfig",
                Form.FILE,
                "The kubeconfig of the cluster; that of KUBECONFIG without.")
            .byUs(),
        Option.of("--context", Form.TEXT, "The context in it; the current one without.").byUs());
  }
}

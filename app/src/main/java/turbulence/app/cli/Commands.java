package turbulence.app.cli;

import static turbulence.app.cli.option.Option.choice;
import static turbulence.app.cli.option.Option.flag;

import java.util.ArrayList;
import java.util.List;
import turbulence.app.cli.option.Argument;
import turbulence.app.cli.option.Command;
import turbulence.app.cli.option.Form;
import turbulence.app.cli.option.Option;

/// The table of commands and options. Everything that the program says or accepts about its command
/// line comes from here.
public final class Commands {
  static final String DISCOVERY = "./discovery.json";
  private static final Argument SOURCE = Argument.one("SOURCE", "A file or URL of an experiment.");

  private Commands() {}

  /// The program with everything below it.
  public static Command program(Face face) {
    List<Command> commands = new ArrayList<>();
    commands.add(run(face));
    if (face == Face.TURBULENCE) {
      commands.add(plan(face));
      commands.add(RightsCommand.described(SOURCE, running(face)));
    }
    commands.addAll(
        List.of(
            rehearse(face),
            simulate(),
            validate(),
            discover(),
            init(),
            info(),
            settings(),
            recover(),
            undo(),
            stop(),
            schema(),
            completion()));
    return Command.group(
        face.word(),
        "Chaos engineering: run an experiment on a system and learn whether it holds.",
        globals(),
        commands.toArray(Command[]::new));
  }

  private static List<Option> globals() {
    return List.of(
        flag("--version", "Show the version and exit."),
        flag("--verbose", "Show DEBUG lines, each with the place that it comes from."),
        flag("--no-version-check", "Accepted and without effect: no command ever calls home."),
        Option.of("--change-dir", Form.DIRECTORY, "Move to that directory first."),
        flag("--no-log-file", "Write no log file."),
        Option.of("--log-file", Form.PATH, "The log file, appended to.")
            .defaultsTo("chaostoolkit.log"),
        choice(
                "--log-file-level",
                "What the log file holds at least.",
                "debug",
                "info",
                "warning",
                "error")
            .defaultsTo("debug"),
        choice("--log-format", "The format of log lines on the console.", "string", "json")
            .defaultsTo("string"),
        Option.of("--settings", Form.PATH, "The settings file.")
            .defaultsTo("~/.chaostoolkit/settings.yaml"),
        Option.of(
                "--plugins", Form.DIRECTORY, "A directory of jars with further steps and controls.")
            .repeated()
            .byUs());
  }

  private static Command run(Face face) {
    return Command.of(
        "run",
        "Run experiments, one after the other.\n\n"
            + "Exit code: 0 when every run completed and the system held, 1 when not, 2 for a"
            + " command line that means nothing.",
        List.of(SOURCE.repeated()),
        running(face));
  }

  /// The options of everything that runs experiments.
  private static Option[] running(Face face) {
    return new Option[] {
      Option.of("--journal-path", Form.PATH, JOURNAL_PATH).defaultsTo("./journal.json"),
      choice("--dry", "Only pretend these.", "probes", "actions", "activities", "pause"),
      flag("--no-validation", "Do not check the experiment first."),
      flag("--no-verify-tls", "Fetch SOURCE without checking certificates."),
      choice("--rollback-strategy", ROLLBACKS, "default", "always", "never", "deviated")
          .defaultsTo("default"),
      Option.of("--var", Form.TEXT, "A value for the configuration: NAME[:TYPE]=VALUE.").repeated(),
      Option.of("--var-file", Form.FILE, "A file (.json, .yaml, .env) of such values.").repeated(),
      Option.of("--control-file", Form.FILE, "A file of controls for the run.").repeated(),
      choice("--hypothesis-strategy", HYPOTHESIS, STRATEGIES)
          .alsoTakes("continously")
          .defaultsTo("default"),
      Option.of("--hypothesis-frequency", Form.NUMBER, "Seconds between two continuous checks.")
          .defaultsTo("1.0"),
      flag("--fail-fast", "End the run at the first continuous check that is missed."),
      choice("--restore", RESTORE, "always", "cut-short", "never")
          .defaultsTo(face.restore().word())
          .byUs(),
      flag("--keep-changes", "The same as --restore never.").byUs(),
      Option.of("--only", Form.TEXT, "Play only this part: " + PARTS).repeated().byUs(),
      Option.of("--skip", Form.TEXT, "Leave this part out: " + PARTS).repeated().byUs(),
      flag("--interactive", "Ask before each action of the method.").byUs(),
      Option.of("--max-targets", Form.WHOLE, "How many objects one step may hit at most.").byUs(),
      Option.of("--max-share", Form.TEXT, MAX_SHARE).byUs(),
      Option.of("--leave-ready", Form.WHOLE, "How many pods of a workload must stay ready.").byUs(),
      Option.of("--unprotect", Form.TEXT, UNPROTECT).repeated().byUs(),
      Option.of("--seed", Form.WHOLE, "Draw the same random targets as a run with this seed.")
          .byUs()
    };
  }

  private static Command plan(Face face) {
    List<Option> options = new ArrayList<>();
    options.add(flag("--all", "List every target, however many there are.").byUs());
    options.add(flag("--json", "Print the plan as JSON.").byUs());
    for (Option option : running(face)) {
      if (!option.name().equals("--interactive")) { // nothing is done that could be asked about
        options.add(option);
      }
    }
    return Command.of(
        "plan",
        "Show what a run would do; nothing is touched.\n\n"
            + "Takes the options of run. Steps look for their targets and draw them as a run with"
            + " the same --seed does; the plan ends with the command line that runs exactly this."
            + " Nothing is written, to the system or to a file; no program of the experiment is run"
            + " and none of its requests sent. Exit code: 0 when nothing is known to be in the way"
            + " of a run, 1 when something is.",
        List.of(SOURCE),
        options.toArray(Option[]::new));
  }

  private static Command rehearse(Face face) {
    List<Option> options = new ArrayList<>(List.of(pretending()));
    for (Option option : running(face)) {
      options.add(option.name().equals("--seed") ? seed() : option);
    }
    return Command.of(
        "rehearse",
        "Run experiments on a simulated cluster that is gone afterwards.\n\n"
            + "The cluster lives in this process and imitates Kubernetes; no cluster that you have"
            + " is touched. The experiment finds it by KUBECONFIG and INGRESS_HOST, and its"
            + " Prometheus, if it has one, by PROMETHEUS_URL. Exit code: as of run, and 1 when the"
            + " cluster cannot be made.",
        List.of(SOURCE.repeated()),
        options.toArray(Option[]::new));
  }

  private static Command simulate() {
    List<Option> options = new ArrayList<>(List.of(pretending()));
    options.add(seed());
    options.add(
        Option.of("--port", Form.WHOLE, "The port of the API; 0 for any that is free.")
            .defaultsTo("0")
            .byUs());
    options.add(
        Option.of("--gateway-port", Form.WHOLE, "The port of the gateway; 0 for any that is free.")
            .defaultsTo("0")
            .byUs());
    options.add(
        Option.of(
                "--prometheus-port",
                Form.WHOLE,
                "The port of its Prometheus, if it has one; 0 for any that is free.")
            .defaultsTo("0")
            .byUs());
    options.add(
        Option.of(
                "--kubeconfig-out",
                Form.PATH,
                "Where the kubeconfig goes, while the cluster stands.")
            .byUs());
    return Command.working(
        "simulate",
        "Keep a simulated cluster up until Ctrl-C, or change one that stands.\n\n"
            + "The cluster lives in this process and imitates Kubernetes. What is printed is a"
            + " script for a shell: it exports KUBECONFIG for kubectl and others, INGRESS_HOST for"
            + " requests to what runs in the cluster, and PROMETHEUS_URL when it has a Prometheus."
            + " The commands below it are for a cluster that stands, in another terminal.",
        options,
        NodeCommands.node(),
        graph());
  }

  private static Command graph() {
    List<Option> options = new ArrayList<>();
    options.add(
        Option.of("--window", Form.TEXT, "How far back it looks: from 1s to 10m.")
            .defaultsTo("1m")
            .byUs());
    options.add(
        Option.of("--namespace", Form.TEXT, "Only what comes from or goes to that namespace.")
            .byUs());
    options.add(
        choice("--format", "How it is printed.", "text", "json", "dot").defaultsTo("text").byUs());
    options.addAll(NodeCommands.reaching());
    return Command.of(
        "graph",
        "Show who called whom in a simulated cluster that stands.\n\n"
            + "A line for each pair of workloads: requests per second, the share that failed (5xx,"
            + " or no answer), and how long half of them and 95 % of them took at most; of"
            + " connections that are not HTTP, what they carried. Only what passes proxies of the"
            + " mesh is seen.",
        List.of(),
        options.toArray(Option[]::new));
  }

  /// The options of everything that makes a cluster.
  private static Option[] pretending() {
    return new Option[] {
      Option.of("--nodes", Form.WHOLE, "How many nodes the cluster has.").defaultsTo("3").byUs(),
      Option.of("--zones", Form.WHOLE, "How many zones the nodes are in, by turns.")
          .defaultsTo("3")
          .byUs(),
      Option.of("-f", Form.PATH, "A file or directory of manifests to begin with.")
          .repeated()
          .byUs(),
      choice("--scenario", "A scenario that is built in to begin with.", SCENARIOS)
          .repeated()
          .byUs(),
      Option.of("--speed", Form.NUMBER, "How many times as fast as the wall's its time runs.")
          .defaultsTo("1")
          .byUs(),
      Option.of("--breaking", Form.FILE, "A file that says what of the API to break.").byUs(),
      flag("--accept-retired-versions", "Serve API versions that are retired: autoscaling/v2beta1.")
          .byUs()
    };
  }

  private static Option seed() {
    return Option.of("--seed", Form.WHOLE, "Let chance fall as in a run with this seed.").byUs();
  }

  static final String[] SCENARIOS = {"book", "chaos-mesh", "istio", "nginx", "shop", "web"};

  private static final String JOURNAL_PATH =
      "Where the journal goes; with several SOURCEs a directory or a name that holds {name}.";
  private static final String ROLLBACKS = "When the declared rollbacks are played.";
  private static final String HYPOTHESIS = "When the steady-state hypothesis is checked.";
  private static final String RESTORE =
      "When whatever the run changed and nobody put back is put back.";
  private static final String MAX_SHARE =
      "How many pods of a workload may be missing at one time, such as 1 or 50%.";
  private static final String UNPROTECT =
      "A namespace that may be hit although it is protected by default or by the experiment.";
  private static final String PARTS = "hypothesis, method, rollbacks, or the name of an activity.";
  private static final String[] STRATEGIES = {
    "default", "before-method-only", "after-method-only", "during-method-only", "continuously"
  };

  private static Command validate() {
    return Command.of(
        "validate",
        "Check an experiment without running anything.",
        List.of(SOURCE),
        flag("--no-verify-tls", "Fetch SOURCE without checking certificates."),
        choice("--format", "How problems are printed.", "text", "json").defaultsTo("text").byUs());
  }

  private static Command discover() {
    return Command.of(
        "discover",
        "Write down what steps a package offers.\n\n"
            + "Nothing is downloaded: packages are built in or lie in a directory of --plugins.",
        List.of(Argument.one("PACKAGE", "A package, such as chaostoolkit-kubernetes.")),
        flag("--no-system-info", "Leave out what can be learnt about the system."),
        flag("--no-install", "Accepted and without effect: nothing is ever installed."),
        Option.of("--discovery-path", Form.PATH, "Where the outcome goes.").defaultsTo(DISCOVERY));
  }

  private static Command init() {
    return Command.of(
        "init",
        "Write an experiment by answering questions.",
        List.of(),
        Option.of("--discovery-path", Form.PATH, "What `discover` wrote down.")
            .defaultsTo(DISCOVERY),
        Option.of(
                "--experiment-path", Form.PATH, "Where the experiment goes: .json, .yaml or .yml.")
            .defaultsTo("./experiment.json"));
  }

  private static Command info() {
    return Command.of(
        "info",
        "Show versions, the settings file or the built-in extensions.",
        List.of(Argument.choice("TARGET", "What to show.", "core", "settings", "extensions")));
  }

  private static Command settings() {
    Argument key = Argument.one("KEY", "A dotted path: \\. is a dot in a name, [0] an item.");
    return Command.group(
        "settings",
        "Read and change the settings file.",
        List.of(),
        Command.of(
            "show",
            "Print all settings.",
            List.of(),
            choice("--format", "How they are printed.", "yaml", "json").defaultsTo("yaml")),
        Command.of(
            "get",
            "Print one setting.",
            List.of(key),
            choice("--format", "How it is printed.", "yaml", "json", "string")
                .defaultsTo("string")),
        Command.of(
            "set",
            "Change a setting that is there.",
            List.of(key, Argument.one("VALUE", "The new value, as JSON."))),
        Command.of("remove", "Remove a setting.", List.of(key)));
  }

  private static Command recover() {
    return Command.of(
        "recover",
        "Put back what runs that died left changed.",
        List.of(
            Argument.one("RUN", "The runs; all that died when left out.").repeated().optional()),
        flag("--list", "Only name every run that is under way or left something changed.").byUs(),
        flag("--yes", "Do not ask."));
  }

  private static Command stop() {
    return Command.of(
        "stop",
        "End runs that are under way, here or on another machine.\n\n"
            + "A run that is stopped plays its rollbacks and puts back what it changed, as after"
            + " Ctrl-C. Runs of other machines are found by what they keep in the cluster that is"
            + " at hand, and hear of it within five seconds. Exit code: 0 when each of them has"
            + " ended and left nothing changed, or was asked to with --no-wait; 1 when not, and"
            + " when no such run is under way.",
        List.of(Argument.one("RUN", "The runs, or how their names begin.").repeated().optional()),
        flag("--all", "Every run that is under way."),
        flag("--no-rollbacks", "Let everything stay as it is: no rollbacks, no putting back."),
        flag("--no-wait", "Do not wait until they have ended."));
  }

  private static Command undo() {
    return Command.of(
        "undo",
        "Put back what one run left changed.",
        List.of(Argument.one("RUN", "The run.").optional()),
        flag("--last", "The latest run."),
        flag("--forget", "Leave it as it is instead, and speak no more of it."),
        flag("--yes", "Do not ask."));
  }

  private static Command schema() {
    return Command.of(
        "schema", "Print the JSON Schema of experiments, for editors to help with.", List.of());
  }

  private static Command completion() {
    return Command.of(
        "completion",
        "Print the script that completes command lines in a shell.",
        List.of(Argument.choice("SHELL", "The shell.", "bash", "zsh", "fish")));
  }
}

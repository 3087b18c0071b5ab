package turbulence.simulator.workload.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import turbulence.simulator.workload.Files.Unwritable;
import turbulence.simulator.workload.script.Step.Redirect;

/// Runs the steps of one script, one after the other. Belongs to one thread.
final class Interpreter implements Expansion.Source {
  private static final int DEEPEST = 40;

  private final Container container;
  private final Map<String, String> variables;
  private final int depth;
  private int last;

  Interpreter(Container container, Map<String, String> variables, int depth) {
    this.container = container;
    this.variables = new ConcurrentHashMap<>(variables);
    this.depth = depth;
  }

  /// The exit status of the script.
  int run(String script, Streams streams) throws InterruptedException {
    if (depth > DEEPEST) {
      streams.complain("sh: too deep");
      return 2;
    }
    try {
      return run(Grammar.read(script), streams);
    } catch (BadScript e) {
      streams.complain("sh: " + e.getMessage());
      return 2;
    } catch (Leave leave) {
      return leave.what() == Leave.What.SCRIPT ? leave.status() : 0;
    }
  }

  /// Runs a part of a script that is read while it runs; who reads it takes note when it leaves.
  int step(String script, Streams streams) throws InterruptedException, BadScript {
    return run(Grammar.read(script), streams);
  }

  /// The exit status of a program with its arguments.
  int execute(List<String> words, Streams streams) throws InterruptedException {
    try {
      return new Programs(container, this, streams).run(words);
    } catch (Leave leave) {
      return leave.status();
    } catch (BadScript e) {
      streams.complain("sh: " + e.getMessage());
      return 2;
    }
  }

  /// Runs what a signal asks for, in this script's own variables.
  int handle(String script, Streams streams) throws InterruptedException {
    return run(script, streams);
  }

  Interpreter child() {
    return new Interpreter(container, variables, depth + 1);
  }

  /// The directory that it is in.
  String directory() {
    String own = variables.getOrDefault("PWD", container.shell().workingDirectory());
    return own.isEmpty() ? "/" : own;
  }

  void set(String name, String value) {
    variables.put(name, value);
  }

  Map<String, String> variables() {
    return variables;
  }

  @Override
  public String variable(String name) {
    return name.equals("?") ? Integer.toString(last) : variables.getOrDefault(name, "");
  }

  @Override
  public String outputOf(String script) throws InterruptedException {
    StringBuilder output = new StringBuilder();
    last = child().run(script, new Streams(Input.of(""), output::append, container::write));
    return output.toString().stripTrailing();
  }

  private int run(Step step, Streams streams) throws InterruptedException, BadScript {
    container.checkSignals(this, streams);
    last =
        switch (step) {
          case Step.Command command -> command(command, streams);
          case Step.Sequence sequence -> sequence(sequence, streams);
          case Step.Then then -> {
            int first = run(then.first(), streams);
            yield (first == 0) == then.ifSucceeded() ? run(then.second(), streams) : first;
          }
          case Step.Not not -> run(not.step(), streams) == 0 ? 1 : 0;
          case Step.Pipe pipe -> pipe(pipe, streams);
          case Step.Background background -> beside(background.step(), streams);
          case Step.Loop loop -> loop(loop, streams);
          case Step.Each each -> each(each, streams);
          case Step.Choice choice ->
              run(choice.condition(), streams) == 0
                  ? run(choice.then(), streams)
                  : run(choice.otherwise(), streams);
        };
    return last;
  }

  private int sequence(Step.Sequence sequence, Streams streams)
      throws InterruptedException, BadScript {
    int status = 0;
    for (Step step : sequence.steps()) {
      status = run(step, streams);
      if (status != 0 && variable("-e").equals("set")) {
        throw new Leave(Leave.What.SCRIPT, status);
      }
    }
    return status;
  }

  private int pipe(Step.Pipe pipe, Streams streams) throws InterruptedException, BadScript {
    Input input = streams.input();
    for (Step step : pipe.steps().subList(0, pipe.steps().size() - 1)) {
      StringBuilder output = new StringBuilder();
      run(step, streams.reading(input).writing(output::append));
      input = Input.of(output.toString());
    }
    return run(pipe.steps().getLast(), streams.reading(input));
  }

  private int beside(Step step, Streams streams) {
    Interpreter other = child();
    container.beside(() -> {
      try {
        other.run(step, streams);
      } catch (BadScript e) {
        streams.complain("sh: " + e.getMessage());
      } catch (Leave leave) {
        other.last = leave.status();
      }
    });
    return 0;
  }

  private int loop(Step.Loop loop, Streams streams) throws InterruptedException, BadScript {
    int status = 0;
    long turns = 0;
    while ((run(loop.condition(), streams) == 0) == loop.whileSucceeds()) {
      container.breathe(++turns);
      try {
        status = run(loop.body(), streams);
      } catch (Leave leave) {
        if (leave.what() == Leave.What.SCRIPT) {
          throw leave;
        } else if (leave.what() == Leave.What.LOOP) {
          return 0;
        }
      }
    }
    return status;
  }

  private int each(Step.Each each, Streams streams) throws InterruptedException, BadScript {
    int status = 0;
    for (String value : Expansion.fields(this, each.words())) {
      set(each.variable(), value);
      try {
        status = run(each.body(), streams);
      } catch (Leave leave) {
        if (leave.what() == Leave.What.SCRIPT) {
          throw leave;
        } else if (leave.what() == Leave.What.LOOP) {
          return 0;
        }
      }
    }
    return status;
  }

  private int command(Step.Command command, Streams streams)
      throws InterruptedException, BadScript {
    List<String> words = new ArrayList<>(command.words());
    while (!words.isEmpty() && isAssignment(words.getFirst())) {
      String assignment = words.removeFirst();
      int sign = assignment.indexOf('=');
      set(assignment.substring(0, sign), Expansion.text(this, assignment.substring(sign + 1)));
    }
    List<String> fields = Expansion.fields(this, words);
    Streams redirected = streams;
    for (Redirect redirect : command.redirects()) {
      try {
        redirected = redirected(redirected, redirect);
      } catch (Unwritable refused) {
        String target = Expansion.text(this, redirect.target());
        streams.complain("sh: can't create " + target + ": " + refused.reason());
        return 1;
      }
    }
    return fields.isEmpty() ? 0 : new Programs(container, this, redirected).run(fields);
  }

  static boolean isAssignment(String word) {
    int sign = word.indexOf('=');
    return sign > 0
        && !Character.isDigit(word.charAt(0))
        && word.substring(0, sign).chars().allMatch(c -> Expansion.isNamePart((char) c));
  }

  private Streams redirected(Streams streams, Redirect redirect)
      throws InterruptedException, BadScript, Unwritable {
    String target = Disk.path(directory(), Expansion.text(this, redirect.target()));
    return switch (redirect.operator()) {
      case "2>&1" -> streams.failing(streams.output());
      case "1>&2", ">&2" -> streams.writing(streams.errors());
      case "<" -> streams.reading(Input.of(container.text(target)));
      case "2>" -> streams.failing(container.into(target, false));
      case "&>" -> {
        Streams both = streams.writing(container.into(target, false));
        yield both.failing(both.output());
      }
      default -> streams.writing(container.into(target, redirect.operator().equals(">>")));
    };
  }
}

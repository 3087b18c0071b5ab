package turbulence.simulator.workload.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import turbulence.simulator.workload.script.Step.Background;
import turbulence.simulator.workload.script.Step.Choice;
import turbulence.simulator.workload.script.Step.Command;
import turbulence.simulator.workload.script.Step.Each;
import turbulence.simulator.workload.script.Step.Loop;
import turbulence.simulator.workload.script.Step.Not;
import turbulence.simulator.workload.script.Step.Pipe;
import turbulence.simulator.workload.script.Step.Redirect;
import turbulence.simulator.workload.script.Step.Sequence;
import turbulence.simulator.workload.script.Step.Then;

/// Reads a script into steps.
final class Grammar {
  private static final Set<String> ENDS =
      Set.of("then", "else", "elif", "fi", "do", "done", "}", ")");
  private static final Set<String> REDIRECTS =
      Set.of(">", ">>", "<", "2>", "&>", "2>&1", "1>&2", ">&2");
  private static final Set<String> BARE = Set.of("2>&1", "1>&2", ">&2");

  private final List<String> words;
  private int at;

  private Grammar(List<String> words) {
    this.words = words;
  }

  static Step read(String script) throws BadScript {
    Grammar grammar = new Grammar(Words.of(script));
    Step whole = grammar.list();
    if (!grammar.peek().isEmpty()) {
      throw new BadScript("syntax error: unexpected \"" + grammar.peek() + "\"");
    }
    return whole;
  }

  private String peek() {
    return at < words.size() ? words.get(at) : "";
  }

  private String take() {
    String word = peek();
    at++;
    return word;
  }

  private void expect(String word) throws BadScript {
    skipNewlines();
    if (!peek().equals(word)) {
      String met = peek().isEmpty() ? "end of file" : "\"" + peek() + "\"";
      throw new BadScript("syntax error: unexpected " + met + " (expecting \"" + word + "\")");
    }
    at++;
  }

  private void skipNewlines() {
    while (peek().equals("\n")) {
      at++;
    }
  }

  private Step list() throws BadScript {
    List<Step> steps = new ArrayList<>();
    while (true) {
      while (peek().equals(";") || peek().equals("\n")) {
        at++;
      }
      if (peek().isEmpty() || ENDS.contains(peek())) {
        return steps.size() == 1 ? steps.getFirst() : new Sequence(steps);
      }
      Step step = chain();
      if (peek().equals("&")) {
        at++;
        step = new Background(step);
      } else if (!peek().equals(";")
          && !peek().equals("\n")
          && !peek().isEmpty()
          && !ENDS.contains(peek())) {
        throw new BadScript("syntax error: unexpected \"" + peek() + "\"");
      }
      steps.add(step);
    }
  }

  private Step chain() throws BadScript {
    Step step = pipe();
    while (peek().equals("&&") || peek().equals("||")) {
      boolean ifSucceeded = take().equals("&&");
      skipNewlines();
      step = new Then(step, ifSucceeded, pipe());
    }
    return step;
  }

  private Step pipe() throws BadScript {
    if (peek().equals("!")) {
      at++;
      return new Not(pipe());
    }
    List<Step> steps = new ArrayList<>();
    steps.add(step());
    while (peek().equals("|")) {
      at++;
      skipNewlines();
      steps.add(step());
    }
    return steps.size() == 1 ? steps.getFirst() : new Pipe(steps);
  }

  private Step step() throws BadScript {
    return switch (peek()) {
      case "while", "until" -> loop();
      case "for" -> each();
      case "if" -> choice();
      case "(" -> group(")");
      case "{" -> group("}");
      default -> command();
    };
  }

  private Step loop() throws BadScript {
    boolean whileSucceeds = take().equals("while");
    Step condition = list();
    expect("do");
    Step body = list();
    expect("done");
    return new Loop(condition, whileSucceeds, body);
  }

  private Step each() throws BadScript {
    at++;
    String variable = take();
    List<String> values = new ArrayList<>();
    expect("in");
    while (!peek().isEmpty() && !Words.isSign(peek())) {
      values.add(take());
    }
    while (peek().equals(";")) {
      at++;
    }
    expect("do");
    Step body = list();
    expect("done");
    return new Each(variable, values, body);
  }

  private Step choice() throws BadScript {
    at++;
    Step condition = list();
    expect("then");
    Step then = list();
    Step otherwise = Step.NOTHING;
    if (peek().equals("elif")) {
      return new Choice(condition, then, choice());
    } else if (peek().equals("else")) {
      at++;
      otherwise = list();
    }
    expect("fi");
    return new Choice(condition, then, otherwise);
  }

  private Step group(String end) throws BadScript {
    at++;
    Step inner = list();
    expect(end);
    return inner;
  }

  private Step command() throws BadScript {
    List<String> plain = new ArrayList<>();
    List<Redirect> redirects = new ArrayList<>();
    while (!peek().isEmpty()) {
      String word = peek();
      if (REDIRECTS.contains(word)) {
        at++;
        redirects.add(new Redirect(word, BARE.contains(word) ? "" : take()));
      } else if (Words.isSign(word)) {
        break;
      } else {
        plain.add(take());
      }
    }
    if (plain.isEmpty() && redirects.isEmpty()) {
      throw new BadScript(
          "syntax error: unexpected " + (peek().isEmpty() ? "end of file" : "\"" + peek() + "\""));
    }
    return new Command(plain, redirects);
  }
}

package turbulence.app.cli;

import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import turbulence.app.cli.wizard.Prompt;
import turbulence.app.view.Inquiry;
import turbulence.app.view.LiveView;
import turbulence.app.view.Paper;
import turbulence.app.view.Style;
import turbulence.experiment.run.Consent;

/// Who sits at the terminal and is asked before each action.
final class Person implements Consent {
  private final Session session;
  private final Paper paper;
  private boolean hasQuit;

  Person(Session session) {
    this.session = session;
    this.paper = new Paper(session.world().output().err());
  }

  /// Whether there shall be no further experiment either.
  boolean hasQuit() {
    return hasQuit;
  }

  @Override
  public Answer ask(Question question) throws InterruptedException {
    LiveView live = session.console().live();
    if (live != null) {
      live.stepAside();
    }
    try {
      Inquiry inquiry =
          new Inquiry(Style.of(session.world()), session.console().terminal().columns());
      paper.line(inquiry.text(question));
      Answer answer = answer();
      hasQuit |= answer == Answer.QUIT;
      return answer;
    } finally {
      if (live != null) {
        live.comeBack();
      }
    }
  }

  private Answer answer() throws InterruptedException {
    Answer answer = null;
    while (answer == null) {
      String typed = typed();
      answer = typed == null ? Answer.QUIT : meaning(typed.toLowerCase(Locale.ROOT));
      if (typed == null) {
        paper.line("");
      } else if (answer == null) {
        paper.line("    Please answer yes, skip, all or quit.");
      }
    }
    return answer;
  }

  private static @Nullable Answer meaning(String typed) {
    return switch (typed) {
      case "y", "yes" -> Answer.YES;
      case "", "s", "skip", "n", "no" -> Answer.SKIP;
      case "a", "all" -> Answer.ALL;
      case "q", "quit" -> Answer.QUIT;
      default -> null;
    };
  }

  /// Null when there is nobody any more. What reads cannot be interrupted, so another thread does:
  /// a signal ends the wait and not the reading.
  private @Nullable String typed() throws InterruptedException {
    Prompt prompt = new Prompt(session.world().output().in(), paper);
    FutureTask<String> reading =
        new FutureTask<>(() -> prompt.ask("    Do it? yes, skip, all the rest, quit [y/S/a/q]"));
    Thread reader = new Thread(reading, "answers");
    reader.setDaemon(true);
    reader.start();
    try {
      return reading.get();
    } catch (ExecutionException e) {
      return null;
    }
  }
}

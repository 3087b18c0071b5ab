package turbulence.experiment.run;

import java.util.List;

/// Whoever is asked before each action of the method is done. Asked one question at a time.
public interface Consent {
  /// @throws InterruptedException when the run is to end before there is an answer
  Answer ask(Question question) throws InterruptedException;

  /// What is about to be done; nothing secret is in it.
  ///
  /// @param activity its name
  /// @param deed what is done: a step, a command line, or method and URL
  /// @param targets everything that will be hit, drawn already; empty when nobody knows
  record Question(String activity, String deed, List<String> targets, WayBack wayBack) {
    public Question {
      targets = List.copyOf(targets);
    }
  }

  /// Whether it can be put back.
  enum WayBack {
    /// It will be written down, and the run puts it back.
    KNOWN,
    /// What is done stays done.
    NONE,
    /// What programs and others do, they know.
    UNKNOWN
  }

  /// What somebody says to that.
  enum Answer {
    YES,
    /// Not this one.
    SKIP,
    /// Yes, and to all that follow.
    ALL,
    /// Nothing any more: the run ends, and puts back what it did.
    QUIT
  }
}

package turbulence.experiment.extension;

import java.time.Duration;
import turbulence.json.Json;

/// A live system for tests: steps work on it, and it can be broken at will.
public interface Breakable extends AutoCloseable {
  /// Which of the requests to the system are meant.
  enum Calls {
    ALL,
    WRITES
  }

  /// What a step sees that works on this system, in a run of its own. Sleeping takes it no time.
  Scope scope();

  /// The same, for steps that wait no longer than that for an answer.
  Scope scope(Duration patience) throws Exception;

  /// Refuses these requests from now on. Whoever sends too many (429) is told when to come again.
  void refuse(Calls which, int code);

  /// Gives these requests no answer from now on.
  void hang(Calls which);

  /// Cuts the connection of every write from now on but the first ones.
  ///
  /// @param done whether what they ask for is done nevertheless
  void cut(int firstOnes, boolean done);

  /// Whether anything was refused, hung or cut since that began.
  boolean isHit();

  /// Answers again as it should.
  void mend();

  /// How many requests wanted to change something, whatever became of them.
  long writes();

  /// Whatever a step may change and somebody would have to put back: not what the system itself
  /// replaces, such as pods.
  Json snapshot();

  @Override
  void close();
}

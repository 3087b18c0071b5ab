package turbulence.experiment.python;

import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Searches that an interrupt ends, however badly a pattern goes astray, and that may go deep.
public final class Search {
  private static final long DEEP_STACK = 64L << 20;

  private Search() {}

  /// Whether the pattern is found anywhere in the text.
  ///
  /// @throws NoAnswer when the search would need more stack than there is
  public static boolean find(Pattern pattern, String text) throws InterruptedException {
    try {
      return run(pattern, text);
    } catch (StackOverflowError tooDeep) {
      return findWithDeepStack(pattern, text);
    }
  }

  private static boolean run(Pattern pattern, String text) throws InterruptedException {
    try {
      return pattern.matcher(new Watched(text)).find();
    } catch (Stopped stopped) {
      throw new InterruptedException("while searching a text");
    }
  }

  /// Java's engine calls itself once per repeat of a group, so long texts need a deep stack.
  private static boolean findWithDeepStack(Pattern pattern, String text)
      throws InterruptedException {
    AtomicReference<@Nullable Object> outcome = new AtomicReference<>();
    Thread thread =
        new Thread(null, () -> outcome.set(attempt(pattern, text)), "search", DEEP_STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      thread.interrupt();
      throw e;
    }
    if (outcome.get() instanceof Boolean found) {
      return found;
    }
    throw new NoAnswer(
        "the pattern needs too much memory for a text of " + text.length() + " characters");
  }

  private static Object attempt(Pattern pattern, String text) {
    try {
      return run(pattern, text);
    } catch (InterruptedException | StackOverflowError e) {
      return e;
    }
  }

  /// A text that notices an interrupt while somebody reads it.
  private static final class Watched implements CharSequence {
    private static final int SELDOM = 0x3ff;

    private final String text;
    private int reads;

    private Watched(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if ((++reads & SELDOM) == 0 && Thread.interrupted()) {
        throw new Stopped();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Stopped() {
      super(null, null, false, false);
    }
  }
}

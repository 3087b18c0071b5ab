package turbulence.experiment.words;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The word that was probably meant.
public final class Nearest {
  private Nearest() {}

  /// The closest of the words, unless even that differs in more than a third of its letters. A word
  /// that begins as typed is close, and capitals do not matter.
  public static Optional<String> of(String typed, Collection<String> words) {
    String sought = typed.toLowerCase(Locale.ROOT);
    int least = Math.max(1, sought.length() / 3) + 1;
    String best = null;
    for (String word : words) {
      String known = word.toLowerCase(Locale.ROOT);
      boolean begins = sought.length() > 2 && known.startsWith(sought);
      int distance = begins ? 1 : distance(sought, known, least);
      if (distance < least) {
        least = distance;
        best = word;
      }
    }
    return Optional.ofNullable(best);
  }

  /// `; did you mean 'x'?` to end a message with, or nothing.
  public static String hint(String typed, Collection<String> words) {
    return of(typed, words).map(word -> "; did you mean '" + word + "'?").orElse("");
  }

  /// How many letters must be added, dropped, changed or swapped with their neighbour; some number
  /// from the limit up when it is that many.
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] older = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
        if (areSwapped(a, b, i, j)) {
          current[j] = Math.min(current[j], older[j - 2] + 1);
        }
      }
      int[] spare = older;
      older = previous;
      previous = current;
      current = spare;
    }
    return previous[b.length()];
  }

  private static boolean areSwapped(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}

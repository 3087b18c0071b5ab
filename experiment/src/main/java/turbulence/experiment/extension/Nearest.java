package turbulence.experiment.extension;

import java.util.Collection;
import java.util.Optional;

/// The word that was probably meant.
final class Nearest {
  private Nearest() {}

  /// The closest of the words, unless even that differs in more than a third of its letters.
  static Optional<String> of(String typed, Collection<String> words) {
    int least = Math.max(1, typed.length() / 3) + 1;
    String best = null;
    for (String word : words) {
      int distance = distance(typed, word, least);
      if (distance < least) {
        least = distance;
        best = word;
      }
    }
    return Optional.ofNullable(best);
  }

  /// How many letters must be added, dropped, changed or swapped with their neighbour; some number
  /// from the limit up when it is that many.
  static int distance(String a, String b, int limit) {
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
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
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
}

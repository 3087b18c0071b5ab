package turbulence.experiment.read;

import java.util.Collection;
import java.util.Locale;

/// The word that was probably meant.
public final class Suggestion {
  private Suggestion() {}

  /// `; did you mean 'x'?` when one of the words is close, else an empty text.
  public static String of(String typed, Collection<String> words) {
    String best = "";
    int distance = Math.max(1, typed.length() / 3) + 1;
    for (String word : words) {
      int d = distance(typed.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
      if (d < distance) {
        distance = d;
        best = word;
      }
    }
    return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
  }

  /// How many letters must be added, dropped, changed or swapped with their neighbour.
  static int distance(String a, String b) {
    int[] older = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, older[j - 2] + 1);
        }
        current[j] = best;
      }
      older = previous;
      previous = current;
    }
    return previous[b.length()];
  }
}

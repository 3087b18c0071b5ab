package turbulence.app.cli.option;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The word that somebody probably meant.
public final class Closest {
  private Closest() {}

  /// The most similar of the words, or null when none is near.
  public static @Nullable String to(String typed, Collection<String> words) {
    String best = null;
    int bestDistance = Math.max(1, typed.length() / 3) + 1;
    for (String word : words) {
      int distance = word.startsWith(typed) && typed.length() > 2 ? 1 : distance(typed, word);
      if (distance < bestDistance) {
        best = word;
        bestDistance = distance;
      }
    }
    return best;
  }

  /// How many letters must be changed, added, dropped or swapped with their neighbour.
  static int distance(String from, String to) {
    int[] older = new int[to.length() + 1];
    int[] old = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      old[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] now = new int[to.length() + 1];
      now[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(Math.min(now[j - 1], old[j]) + 1, old[j - 1] + change);
        if (swapped(from, to, i, j)) {
          now[j] = Math.min(now[j], older[j - 2] + 1);
        }
      }
      older = old;
      old = now;
    }
    return old[to.length()];
  }

  private static boolean swapped(String from, String to, int i, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}

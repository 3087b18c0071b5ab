package turbulence.faults.kubernetes.select;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;

/// How many of those that belong to one workload may be hit at most.
public record PerOwner(
    @About(
            "How many of one workload's pods are taken at most, a number or a percentage such as"
                + " 50%, rounded down. A Deployment counts as one workload, so does a CronJob with"
                + " all of its Jobs, and a pod that nobody owns.")
        @Nullable String maxPerOwner) {
  public static final PerOwner ANY = new PerOwner(null);

  public PerOwner {
    if (maxPerOwner != null && number(maxPerOwner) < 0) {
      throw new IllegalArgumentException(
          "max_per_owner must be a whole number such as 1 or a percentage such as 50%, not '"
              + maxPerOwner
              + "'");
    }
  }

  public boolean isAny() {
    return maxPerOwner == null;
  }

  /// Admits so many of each owner and no more of it.
  ///
  /// @param candidates those that a percentage is one of
  public <T, O> Predicate<T> cap(List<T> candidates, Function<T, O> owner) {
    if (maxPerOwner == null) {
      return _ -> true;
    }
    Map<O, Integer> left = new HashMap<>();
    for (T candidate : candidates) {
      left.merge(owner.apply(candidate), 1, Integer::sum);
    }
    left.replaceAll((_, there) -> most(there));
    return candidate -> left.merge(owner.apply(candidate), -1, Integer::sum) >= 0;
  }

  private int most(int there) {
    String text = String.valueOf(maxPerOwner);
    int number = number(text);
    return isShare(text) ? (int) Math.min((long) there * number / 100, there) : number;
  }

  private static boolean isShare(String text) {
    return text.endsWith("%");
  }

  /// -1 when it is none.
  private static int number(String text) {
    String digits = isShare(text) ? text.substring(0, text.length() - 1).strip() : text.strip();
    try {
      return digits.startsWith("+") ? -1 : Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}

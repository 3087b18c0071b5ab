package turbulence.experiment.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finding the constant that a word in a file means.
public final class Word {
  private Word() {}

  public static <E extends Enum<E>> @Nullable E find(
      E[] constants, Function<E, String> word, String typed) {
    for (E constant : constants) {
      if (word.apply(constant).equals(typed)) {
        return constant;
      }
    }
    return null;
  }

  public static <E extends Enum<E>> List<String> all(E[] constants, Function<E, String> word) {
    List<String> words = new ArrayList<>();
    for (E constant : constants) {
      words.add(word.apply(constant));
    }
    return words;
  }
}

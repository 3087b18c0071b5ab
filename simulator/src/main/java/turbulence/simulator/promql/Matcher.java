package turbulence.simulator.promql;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a label's value must be like; of a label that is not there, it is empty.
///
/// @param pattern the value as an expression, for the kinds that have one
public record Matcher(String name, Kind kind, String value, @Nullable Pattern pattern) {
  /// How the value is compared.
  public enum Kind {
    EQUAL("="),
    UNEQUAL("!="),
    LIKE("=~"),
    UNLIKE("!~");

    final String sign;

    Kind(String sign) {
      this.sign = sign;
    }
  }

  /// @throws IllegalArgumentException when the value should be an expression and is none
  static Matcher of(String name, Kind kind, String value) {
    boolean compiled = kind == Kind.LIKE || kind == Kind.UNLIKE;
    return new Matcher(name, kind, value, compiled ? Regexes.compile(value) : null);
  }

  /// Whether a value is as it must be.
  public boolean allows(String given) {
    Pattern like = pattern;
    boolean same = like == null ? value.equals(given) : like.matcher(given).matches();
    return same == (kind == Kind.EQUAL || kind == Kind.LIKE);
  }

  /// Whether all matchers allow the labels.
  public static boolean allow(List<Matcher> matchers, LabelSet labels) {
    for (Matcher matcher : matchers) {
      if (!matcher.allows(labels.get(matcher.name))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return name + kind.sign + Quoting.quoted(value);
  }
}

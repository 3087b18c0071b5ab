package turbulence.simulator.promql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a function takes and gives.
///
/// @param required how many arguments it takes at least
/// @param most how many it takes at most; -1 when any number of the last one
record Signature(String name, List<Type> arguments, int required, int most, Type result) {
  /// A letter for each argument: scalar, text, vector, matrix; in brackets when it may be left out,
  /// with a star when it may come again. Those that give no vector say so.
  private static final String TABLE =
      """
      abs v
      absent v
      absent_over_time m
      acos v
      acosh v
      asin v
      asinh v
      atan v
      atanh v
      avg_over_time m
      ceil v
      changes m
      clamp vss
      clamp_max vs
      clamp_min vs
      cos v
      cosh v
      count_over_time m
      day_of_month [v]
      day_of_week [v]
      day_of_year [v]
      days_in_month [v]
      deg v
      delta m
      deriv m
      exp v
      first_over_time m
      floor v
      histogram_avg v
      histogram_count v
      histogram_fraction ssv
      histogram_quantile sv
      histogram_stddev v
      histogram_stdvar v
      histogram_sum v
      hour [v]
      idelta m
      increase m
      irate m
      label_join vttt*
      label_replace vtttt
      last_over_time m
      ln v
      log10 v
      log2 v
      max_over_time m
      min_over_time m
      minute [v]
      month [v]
      pi - scalar
      predict_linear ms
      present_over_time m
      quantile_over_time sm
      rad v
      rate m
      resets m
      round v[s]
      scalar v scalar
      sgn v
      sin v
      sinh v
      sort v
      sort_desc v
      sqrt v
      stddev_over_time m
      stdvar_over_time m
      sum_over_time m
      tan v
      tanh v
      time - scalar
      timestamp v
      vector s
      year [v]
      """;

  private static final Map<String, Signature> ALL = all();

  static @Nullable Signature of(String name) {
    return ALL.get(name);
  }

  private static Map<String, Signature> all() {
    Map<String, Signature> all = new HashMap<>();
    TABLE
        .lines()
        .forEach(line -> {
          List<String> words = List.of(line.split(" "));
          Type result = words.size() > 2 ? Type.SCALAR : Type.VECTOR;
          all.put(words.getFirst(), read(words.getFirst(), words.get(1), result));
        });
    return all;
  }

  private static Signature read(String name, String letters, Type result) {
    List<Type> types = new ArrayList<>();
    int required = -1;
    int most = 0;
    for (char letter : letters.toCharArray()) {
      switch (letter) {
        case 's' -> types.add(Type.SCALAR);
        case 't' -> types.add(Type.STRING);
        case 'v' -> types.add(Type.VECTOR);
        case 'm' -> types.add(Type.MATRIX);
        case '[' -> required = types.size();
        case '*' -> {
          required = types.size() - 1;
          most = -1;
        }
        default -> {}
      }
    }
    return new Signature(
        name,
        List.copyOf(types),
        required < 0 ? types.size() : required,
        most < 0 ? -1 : types.size(),
        result);
  }

  /// What the argument at that place has to be.
  Type argument(int index) {
    return arguments.get(Math.min(index, arguments.size() - 1));
  }
}

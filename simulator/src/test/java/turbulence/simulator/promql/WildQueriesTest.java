package turbulence.simulator.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Tests queries that nobody would write: each has a value or a clear error.
class WildQueriesTest {
  private static final Series SERIES =
      Series.every(
          60,
          """
          a{x="1", y="1"} 0+1x20
          a{x="2", y="1"} 5 4 3 2 1 0 1 2 3
          b{x="1"} 1 _ _ NaN 2 +Inf 3 stale
          h_bucket{x="1", le="1"} 0+1x20
          h_bucket{x="1", le="+Inf"} 0+3x20
          """);
  private static final List<String> OPERATORS =
      List.of(
          "+",
          "-",
          "*",
          "/",
          "%",
          "^",
          "==",
          "!=",
          "<",
          ">",
          ">= bool",
          "and",
          "or",
          "unless",
          "atan2",
          "* on(x)",
          "/ ignoring(y)",
          "+ on(x) group_left",
          "- on(x) group_right(y)");
  private static final List<String> FUNCTIONS =
      List.of(
          "abs(%s)",
          "rate(%s[5m])",
          "sum(%s)",
          "sum by (x) (%s)",
          "avg without (x) (%s)",
          "topk(2, %s)",
          "quantile(0.3, %s)",
          "count_values(\"v\", %s)",
          "max_over_time((%s)[10m:1m])",
          "histogram_quantile(0.5, %s)",
          "label_replace(%s, \"z\", \"$1\", \"x\", \"(.*)\")",
          "scalar(%s)",
          "vector(scalar(%s))",
          "-(%s)",
          "%s offset 3m",
          "%s @ 300",
          "absent(%s)",
          "round(%s, 0.5)",
          "deriv(%s[7m])",
          "clamp(%s, 1, 2)",
          "sort(%s)",
          "timestamp(%s)",
          "quantile_over_time(0.5, %s[10m])");
  private static final List<String> LEAVES =
      List.of(
          "a",
          "b",
          "a{x=\"1\"}",
          "{__name__=~\".+\"}",
          "h_bucket",
          "1",
          "0.5",
          "Inf",
          "\"t\"",
          "a[5m]",
          "nothing",
          "time()",
          "5m",
          "a{x!~\"1|2\"}");

  private final Random random = new Random(11);

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private String wild(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(4)) {
      case 0 -> any(LEAVES);
      case 1 -> wild(depth - 1) + " " + any(OPERATORS) + " " + wild(depth - 1);
      case 2 -> "(" + wild(depth - 1) + ")";
      default -> any(FUNCTIONS).replace("%s", wild(depth - 1));
    };
  }

  private boolean hasValue(String query) {
    try {
      new Engine(SERIES).at(query, 600_000);
      return true;
    } catch (QueryInvalid mistake) {
      assertThat(mistake.reason()).matches("(?s)\\d+:\\d+: parse error: .+");
    } catch (QueryFailed failure) {
      assertThat(failure.reason()).isNotEmpty();
    } catch (RuntimeException | StackOverflowError e) {
      fail(query, e);
    }
    return false;
  }

  @Test
  void expressions_have_a_value_or_an_error() {
    int values = 0;
    for (int i = 0; i < 4000; i++) {
      values += hasValue(wild(1 + i % 4)) ? 1 : 0;
    }
    assertThat(values).isGreaterThan(800);
  }

  @Test
  void damaged_queries_have_a_value_or_an_error() {
    String signs = "()[]{}\"'`\\,:=!~<>@#+-*/%^.0159smaxby \n\u00e9\u2603";
    for (int i = 0; i < 6000; i++) {
      StringBuilder query = new StringBuilder(wild(3));
      for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
        int at = random.nextInt(query.length() + 1);
        char sign = signs.charAt(random.nextInt(signs.length()));
        if (at < query.length() && random.nextBoolean()) {
          query.setCharAt(at, sign);
        } else {
          query.insert(at, sign);
        }
      }
      hasValue(query.toString());
    }
  }

  @Test
  void a_query_over_a_while_is_the_query_at_each_of_its_steps() {
    Engine engine = new Engine(SERIES);
    for (int i = 0; i < 600; i++) {
      String query = wild(2);
      if (query.contains("topk") || !hasValue(query)) {
        continue;
      }
      Type type = Parser.parse(query).type();
      if (type != Type.VECTOR) {
        continue;
      }
      try {
        Value.Matrix matrix = engine.over(query, new Engine.Steps(480_000, 600_000, 60_000));
        Value.Vector vector = (Value.Vector) engine.at(query, 600_000);
        long last =
            matrix.tracks().stream()
                .filter(track -> track.time(track.size() - 1) == 600_000)
                .count();
        assertThat(last).as(query).isEqualTo(vector.samples().size());
      } catch (QueryFailed _) {
        // At another step the series may not meet.
      }
    }
  }
}

package turbulence.experiment.tolerance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import turbulence.experiment.Table;
import turbulence.experiment.resolve.Names;
import turbulence.experiment.resolve.Outputs;
import turbulence.experiment.resolve.Substitution;
import turbulence.experiment.resolve.Unresolved;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

class ToleranceTableTest {
  private static final JsonObject CONFIGURATION =
      (JsonObject)
          Table.json(
              """
              {"s": "a", "n": 1, "l": [1, 5], "t": {"type": "regex", "pattern": "${s}"},
               "f": 1.5, "p": "^a"}
              """);

  @Test
  void tolerances_mean_what_they_mean_to_chaos_toolkit() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (JsonArray row : Table.rows(getClass(), "tolerances.jsonl")) {
      Judgement judgement = judge(row.get(0), row.get(1), CONFIGURATION);
      if (!agrees(judgement, Table.text(row.get(2)), row.get(0))) {
        wrong.add(row + ": " + judgement);
      }
      Json refusal = classic(row.get(0));
      boolean refusedHereAlone = row.get(3) instanceof JsonNull && refusal instanceof JsonNull;
      if (!refusal.equals(row.get(3)) && !refusedHereAlone) {
        wrong.add(row + ": " + refusal);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /// Where the recorded tool stops with a stack trace, we miss with a reason (difference 6).
  private static boolean agrees(Judgement judgement, String recorded, Json tolerance) {
    boolean impossible = judgement.why().startsWith("cannot be evaluated because ");
    return switch (recorded) {
      case "met" -> judgement.met();
      case "crash" -> !judgement.met() && impossible;
      case "missed" -> !judgement.met() && (!impossible || isNone(tolerance));
      default -> false;
    };
  }

  /// What is no tolerance at all misses in the recorded tool without a word.
  private static boolean isNone(Json tolerance) {
    return tolerance.equals(Json.of("${f}"))
        || ToleranceReader.trust(tolerance) instanceof Tolerance.Never;
  }

  private static Json classic(Json tolerance) {
    for (Flaw flaw : ToleranceReader.read(tolerance).flaws()) {
      if (flaw.fatal()) {
        return Json.of(flaw.classic());
      }
    }
    return JsonNull.NULL;
  }

  private static Judgement judge(Json written, Json value, JsonObject configuration)
      throws InterruptedException {
    Tolerance tolerance =
        ToleranceReader.substituted(
            ToleranceReader.trust(written), json -> substitute(json, configuration));
    return Judge.judge((Tolerance.Plain) tolerance, value);
  }

  private static Json substitute(Json json, JsonObject configuration) {
    try {
      Names names = Names.of(configuration, JsonObject.EMPTY);
      return new Substitution(names, Outputs.NONE).in(json).value();
    } catch (Unresolved e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void recorded_cases_end_as_recorded() throws Exception {
    Set<String> asked = Set.of("tol-probe-crash", "tol-probe-noargs", "tol-probe-zero");
    for (JsonArray row : Table.rows(getClass(), "recorded.jsonl")) {
      String name = Table.text(row.get(0));
      String recorded = Table.text(row.get(4));
      if (asked.contains(name) || name.equals("tol-missing")) {
        continue;
      }
      if (recorded.startsWith("refused: ")) {
        assertThat(classic(row.get(1)))
            .as(name)
            .isEqualTo(Json.of(recorded.substring("refused: ".length())));
      } else {
        Judgement judgement = judge(row.get(1), row.get(2), (JsonObject) row.get(3));
        assertThat(agrees(judgement, recorded, row.get(1))).as(name + " " + judgement).isTrue();
      }
    }
  }
}

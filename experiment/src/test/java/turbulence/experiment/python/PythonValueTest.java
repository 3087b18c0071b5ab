package turbulence.experiment.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.experiment.Table;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonText;

class PythonValueTest {
  @Test
  void equality_and_order_are_pythons() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (JsonArray row : Table.rows(getClass(), "order.jsonl")) {
      Json equal = Json.of(PythonValue.equal(row.get(0), row.get(1)));
      Json atMost = isAtMost(row.get(0), row.get(1));
      if (!equal.equals(row.get(2)) || !atMost.equals(row.get(3))) {
        wrong.add(row + " but " + equal + " and " + atMost);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Json isAtMost(Json left, Json right) {
    try {
      return Json.of(PythonValue.isAtMost(left, right));
    } catch (NoAnswer e) {
      return new JsonText("refused");
    }
  }

  @Test
  void json_keeps_true_and_one_apart() {
    assertThat(PythonValue.equal(Table.json("[true]"), Table.json("[1]"))).isTrue();
    assertThat(PythonValue.equalAsJson(Table.json("[true]"), Table.json("[1]"))).isFalse();
    assertThat(PythonValue.equalAsJson(Table.json("{\"a\":1.0}"), Table.json("{\"a\":1}")))
        .isTrue();
  }

  @Test
  void what_has_no_order_says_so() {
    assertThatThrownBy(() -> PythonValue.isAtMost(Json.of(1), Json.of("a")))
        .isInstanceOf(NoAnswer.class)
        .hasMessage("number and text cannot be put in order");
  }
}

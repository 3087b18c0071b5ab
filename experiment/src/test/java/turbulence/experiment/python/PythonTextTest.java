package turbulence.experiment.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import turbulence.experiment.Table;
import turbulence.json.Json;
import turbulence.json.JsonArray;

class PythonTextTest {
  @Test
  void values_are_written_as_python_writes_them() throws IOException {
    for (JsonArray row : Table.rows(getClass(), "text.jsonl")) {
      Json value = row.get(0);
      assertThat(PythonText.str(value)).isEqualTo(Table.text(row.get(1)));
      assertThat(PythonText.repr(value)).isEqualTo(Table.text(row.get(2)));
      assertThat(Json.of(PythonValue.isTrue(value))).as(row.toString()).isEqualTo(row.get(3));
    }
  }

  @Test
  void infinities_and_no_number_have_pythons_names() {
    assertThat(PythonText.str(Json.of(Double.NaN))).isEqualTo("nan");
    assertThat(PythonText.str(Json.of(Double.POSITIVE_INFINITY))).isEqualTo("inf");
    assertThat(PythonText.str(Json.of(Double.NEGATIVE_INFINITY))).isEqualTo("-inf");
  }
}

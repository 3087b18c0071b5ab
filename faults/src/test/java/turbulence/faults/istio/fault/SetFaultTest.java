package turbulence.faults.istio.fault;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class SetFaultTest {
  private static SetFault fault(String json) throws IOException {
    JsonObject fault = (JsonObject) JsonReader.read(json.replace('\'', '"'));
    return new SetFault("web", Mesh.to("web"), fault, Mesh.HERE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "{} | needs a delay, an abort or both",
        "{'delay': null} | needs a delay, an abort or both",
        "{'delay': '5s'} | needs a mapping under delay, not \"5s\"",
        "{'abbort': {'httpStatus': 500}} | may have delay and abort, and has 'abbort'"
      })
  void what_is_no_fault_is_refused(String json, String message) {
    assertThatThrownBy(() -> fault(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'fault' " + message);
  }
}

package turbulence.simulator.patch;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrategicPatchTest {
  static Stream<PatchCase> cases() {
    return PatchCase.of("strategic-patch.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void changes_an_object_as_the_table_says(PatchCase line) {
    line.check(StrategicPatch::new, Types.pod());
  }
}

package turbulence.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Has our steps do what recorded calls did, and looks for differences in what they ask the API and
/// what they answer.
class RecordedCallsTest {
  private static final Differences TABLE = RecordedCall.differences();

  @TempDir Path home;

  static List<RecordedCall> calls() {
    return RecordedCall.all();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_call_differs_only_where_the_table_says(RecordedCall call) throws Exception {
    CallOutcome ours = new CallPlayer(home).play(call);
    Map<String, Object> found = CallComparison.of(call.outcome(), ours);
    assertThat(TABLE.complaints(call.name(), found)).as("%s", ours).isEmpty();
  }
}

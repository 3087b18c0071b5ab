package turbulence.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Has our steps do what nobody recorded, with other arguments and other states of the cluster, and
/// holds what comes of it against what is known of the functions.
class DerivedCallsTest {
  @TempDir Path home;

  static List<DerivedCall> calls() throws IOException {
    return DerivedCall.all(
        Files.readString(Recording.resources().resolve("k8s-derived-calls.yaml")));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_call_does_what_is_known_of_its_function(DerivedCall derived) throws Exception {
    for (Map.Entry<String, Object> file : derived.files().entrySet()) {
      Files.writeString(home.resolve(file.getKey()), (String) file.getValue());
    }
    CallOutcome ours = new CallPlayer(home).play(derived.call());
    Map<String, Object> found = CallComparison.of(derived.call().outcome(), ours);
    assertThat(derived.peculiar(found)).as("%s", ours).isEqualTo(derived.differs());
  }
}

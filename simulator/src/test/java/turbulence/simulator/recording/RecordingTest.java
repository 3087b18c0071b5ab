package turbulence.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.simulator.scenario.Simulator;

class RecordingTest {
  @Test
  void a_recording_of_a_real_server_replays() throws IOException {
    Exceptions exceptions = Exceptions.read();
    List<String> differences = new ArrayList<>();
    try (Simulator cluster = Simulator.builder().nodes(4).anonymous().start();
        Client client = Client.of(cluster)) {
      List<Step> steps = Step.all();
      Playback playback = new Playback(client, Step.named(steps, "create crd"));
      for (Step step : steps) {
        List<String> found = playback.play(step, difference -> exceptions.excuse(step, difference));
        found.stream()
            .filter(difference -> !exceptions.excuse(step, difference))
            .forEach(difference -> differences.add(step + ": " + difference));
      }
      assertThat(cluster.mistakes()).isEmpty();
    }
    assertThat(differences).isEmpty();
    assertThat(exceptions.needless()).as("exceptions that no longer differ").isEmpty();
  }
}

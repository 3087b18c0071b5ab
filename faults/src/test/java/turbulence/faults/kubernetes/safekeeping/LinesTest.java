package turbulence.faults.kubernetes.safekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.undo.Site;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class LinesTest {
  @TempDir Path folder;

  private static JsonObject line(String text) throws Exception {
    return (JsonObject) JsonReader.read(text.replace('\'', '"'));
  }

  @Test
  void a_cluster_keeps_what_is_about_it_and_nobody_there_sends_us_elsewhere() throws Exception {
    try (Site site = Site.open(folder)) {
      Cluster cluster = Cluster.find(site.world(), JsonObject.EMPTY);
      String here = cluster.access().address();
      JsonObject ours =
          line("{'line': 'undo', 'id': 1, 'undo': {'plural': 'pods', 'server': '" + here + "'}}");
      JsonObject theirs =
          line("{'line': 'undo', 'id': 2, 'undo': {'plural': 'pods', 'server': 'https://x'}}");
      JsonObject file = line("{'line': 'undo', 'id': 3, 'undo': {'path': '/etc/passwd'}}");
      JsonObject acted = line("{'line': 'acted', 'ids': [1]}");
      JsonObject settled = line("{'line': 'settled', 'id': 1}");
      assertThat(Lines.of(cluster, List.of(ours, theirs, file, acted, settled)))
          .containsExactly(ours, settled);
      assertThat(Lines.open(List.of(ours, settled))).isEmpty();
      assertThat(Lines.open(List.of(ours))).containsExactly(ours);
      List<JsonObject> read = Lines.read(Lines.text(List.of(theirs, file)) + "{torn", cluster);
      assertThat(read.getFirst().object("undo").text("server")).contains(here);
      assertThat(read.getFirst().object("undo").text("cluster")).contains(cluster.identity());
      assertThat(read.subList(1, 3)).allMatch(it -> it.text("line").get().equals("unreadable"));
      cluster.close();
    }
  }
}

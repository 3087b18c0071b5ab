package turbulence.experiment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class JournalSoFarTest {
  static final String SKELETON =
      """
      {"chaoslib-version": "1.45.0", "experiment": {"title": "T"},
       "start": "2026-11-21T05:40:02.1+00:00", "status": null, "deviated": false,
       "steady_states": {"before": null, "after": null, "during": []},
       "run": [], "rollbacks": [], "end": null, "duration": null, "ours": 1}\
      """;
  static final String RUN = entry("run", "03", "05");

  @Test
  void nothing_is_known_without_a_first_line() {
    assertThat(JournalSoFar.assemble(List.of())).isNull();
  }

  @Test
  void a_first_line_alone_is_a_journal_that_ended_as_it_started() throws Exception {
    assertThat(assemble())
        .isEqualTo(
            JsonReader.read(
                SKELETON
                    .replace("\"status\": null", "\"status\": \"interrupted\"")
                    .replace("\"end\": null", "\"end\": \"2026-11-21T05:40:02.1+00:00\"")
                    .replace("\"duration\": null", "\"duration\": 0.0")));
  }

  @Test
  void keys_keep_their_order() throws Exception {
    assertThat(assemble(RUN).names()).isEqualTo(((JsonObject) JsonReader.read(SKELETON)).names());
  }

  @Test
  void entries_stand_in_the_order_in_which_they_started() throws Exception {
    JsonObject journal = assemble(entry("run", "05", "06"), RUN, entry("rollbacks", "07", "08"));
    assertThat(journal.array("run").items())
        .extracting(it -> ((JsonObject) it).text("start").orElse(""))
        .containsExactly("2026-11-21T05:40:03+00:00", "2026-11-21T05:40:05+00:00");
    assertThat(journal.array("rollbacks").size()).isEqualTo(1);
    assertThat(journal.text("end")).contains("2026-11-21T05:40:08+00:00");
    assertThat(journal.get("duration").toString()).isEqualTo("5.9");
  }

  @Test
  void what_was_noted_before_its_pause_and_again_behind_it_counts_once_as_it_was_last()
      throws Exception {
    JsonObject journal = assemble(RUN, entry("run", "05", "06"), entry("run", "03", "09"));
    assertThat(journal.array("run").items())
        .extracting(it -> ((JsonObject) it).text("end").orElse(""))
        .containsExactly("2026-11-21T05:40:09+00:00", "2026-11-21T05:40:06+00:00");
  }

  @Test
  void checks_find_their_place_and_a_missed_one_after_the_method_deviates() throws Exception {
    JsonObject journal =
        assemble(check("before", true), check("during", true), check("after", false));
    JsonObject states = journal.object("steady_states");
    assertThat(states.object("before").get("steady_state_met")).hasToString("true");
    assertThat(states.array("during").size()).isEqualTo(1);
    assertThat(journal.get("deviated")).hasToString("true");
    assertThat(journal.text("end")).contains("2026-11-21T05:40:09+00:00");
    assertThat(assemble(check("before", false)).get("deviated")).hasToString("false");
    assertThat(assemble(check("during", false)).get("deviated")).hasToString("true");
  }

  private static JsonObject assemble(String... lines) throws Exception {
    List<JsonObject> progress = new ArrayList<>();
    progress.add((JsonObject) JsonReader.read(SKELETON));
    for (String line : lines) {
      progress.add((JsonObject) JsonReader.read(line));
    }
    return JournalSoFar.assemble(progress);
  }

  private static String entry(String part, String start, String end) {
    String time = "2026-11-21T05:40:";
    return "{\"part\": \""
        + part
        + "\", \"entry\": {\"start\": \""
        + time
        + start
        + "+00:00\", \"end\": \""
        + time
        + end
        + "+00:00\"}}";
  }

  private static String check(String part, boolean met) {
    return "{\"part\": \""
        + part
        + "\", \"entry\": {\"steady_state_met\": "
        + met
        + ", \"probes\": [{\"end\": \"2026-11-21T05:40:09+00:00\"}]}}";
  }
}

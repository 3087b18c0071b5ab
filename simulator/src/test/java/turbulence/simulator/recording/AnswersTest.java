package turbulence.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Recorded;
import turbulence.simulator.recording.Client.Reply;
import turbulence.simulator.scenario.Simulator;

/// What no recording asks. The answers are ours, read against the rules of a real server and kept
/// so that they do not change unnoticed; no real server gave them.
class AnswersTest {
  @Test
  void calls_one_after_the_other_keep_their_answers() throws IOException {
    List<String> differences = new ArrayList<>();
    try (Simulator cluster = Simulator.builder().nodes(4).anonymous().start();
        Client client = Client.of(cluster)) {
      for (Json each : Recorded.array(AnswersTest.class, "answers")) {
        JsonObject row = (JsonObject) each;
        String difference = difference(row, reply(client, row));
        if (!difference.isEmpty()) {
          differences.add(
              row.text("method").orElse("")
                  + " "
                  + row.text("path").orElse("")
                  + ": "
                  + difference);
        }
        if (row.text("path").orElse("").endsWith("customresourcedefinitions")) {
          LockSupport.parkNanos(1_500_000_000);
        }
      }
      assertThat(cluster.mistakes()).isEmpty();
    }
    assertThat(differences).isEmpty();
  }

  private static Reply reply(Client client, JsonObject row) {
    JsonObject headers = row.object("headers");
    if (row.has("type")) {
      headers = headers.with("Content-Type", row.text("type").orElseThrow());
    }
    if (!headers.has("Accept")) {
      headers = headers.with("Accept", "application/json");
    }
    return client.call(
        row.text("method").orElseThrow(), row.text("path").orElseThrow(), headers, row.get("body"));
  }

  private static String difference(JsonObject row, Reply reply) {
    String status = String.valueOf(row.get("status"));
    if (!status.equals(Integer.toString(reply.status()))) {
      return status + " expected, not " + reply.status() + " " + reply.text();
    } else if (row.has("text")) {
      return row.get("text") instanceof JsonText text && text.value().equals(reply.text())
          ? ""
          : "not the text " + reply.text();
    }
    for (String field : new String[] {"reason", "message"}) {
      String expected = row.text(field).orElse("");
      String actual = row.has("reason") ? reply.object().text(field).orElse("") : "";
      if (!expected.equals(actual)) {
        return field + " " + expected + " expected, not " + actual;
      }
    }
    JsonObject details = reply.object().object("details").without("causes");
    return !row.has("reason") || details.equals(row.object("details"))
        ? ""
        : row.object("details") + " expected, not " + details;
  }
}

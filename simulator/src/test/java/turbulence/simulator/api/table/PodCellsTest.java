package turbulence.simulator.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class PodCellsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T06:20:00Z");
  private static final String RUNNING = "ready: true, started: true, state: {running: {}}";

  private static JsonObject row(String metadata, String spec, String status) throws JsonMalformed {
    String pod = "{'metadata':{" + metadata + "},'spec':{" + spec + "},'status':{" + status + "}}";
    JsonObject object = (JsonObject) JsonReader.read(pod.replace('\'', '"'));
    Row row = new Row(object, NOW);
    PodCells.print(row);
    return row.json(null);
  }

  private static String cells(String metadata, String spec, String status) throws JsonMalformed {
    var cells = row(metadata, spec, status).array("cells");
    return Look.shown(cells.get(1), "")
        + " "
        + Look.shown(cells.get(2), "")
        + " "
        + Look.shown(cells.get(3), "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'phase':'Pending'|0/1 Pending 0",
        "'phase':'Running','containerStatuses':[{'ready':true,'state':{'running':{}}}]|1/1 Running"
            + " 0",
        "'phase':'Pending','containerStatuses':[{'state':{'waiting':{'reason':"
            + "'ContainerCreating'}}}]|0/1 ContainerCreating 0",
        "'phase':'Pending','containerStatuses':[{'state':{'waiting':{'reason':'ErrImagePull'}}}]"
            + "|0/1 ErrImagePull 0",
        "'phase':'Running','containerStatuses':[{'restartCount':3,'lastState':{'terminated':"
            + "{'finishedAt':'2026-11-21T06:15:00Z'}},'state':{'waiting':{'reason':"
            + "'CrashLoopBackOff'}}}]|0/1 CrashLoopBackOff 3 (5m ago)",
        "'phase':'Running','containerStatuses':[{'restartCount':2,'ready':true,'state':"
            + "{'running':{}}}]|1/1 Running 2",
        "'phase':'Succeeded','containerStatuses':[{'state':{'terminated':{'reason':'Completed'}}}]"
            + "|0/1 Completed 0",
        "'phase':'Failed','containerStatuses':[{'state':{'terminated':{'exitCode':3}}}]|0/1"
            + " ExitCode:3 0",
        "'phase':'Failed','containerStatuses':[{'state':{'terminated':{'exitCode':137,"
            + "'signal':9}}}]|0/1 Signal:9 0",
        "'phase':'Failed','reason':'Evicted'|0/1 Evicted 0",
        "'phase':'Pending','conditions':[{'type':'PodScheduled','reason':'SchedulingGated'}]|0/1"
            + " SchedulingGated 0",
        "'phase':'Pending','initContainerStatuses':[{'name':'i','state':{'running':{}}}]|0/1"
            + " Init:0/2 0",
        "'phase':'Pending','initContainerStatuses':[{'name':'i','restartCount':1,'state':"
            + "{'terminated':{'exitCode':0}}},{'name':'j','state':{'waiting':{'reason':"
            + "'PodInitializing'}}}]|0/1 Init:1/2 1",
        "'phase':'Pending','initContainerStatuses':[{'name':'i','restartCount':4,'state':"
            + "{'waiting':{'reason':'CrashLoopBackOff'}}}]|0/1 Init:CrashLoopBackOff 4",
        "'phase':'Pending','initContainerStatuses':[{'name':'i','state':{'terminated':"
            + "{'exitCode':1,'reason':'Error'}}}]|0/1 Init:Error 0",
        "'phase':'Pending','initContainerStatuses':[{'name':'i','state':{'terminated':"
            + "{'exitCode':2}}}]|0/1 Init:ExitCode:2 0",
        "'phase':'Pending','initContainerStatuses':[{'state':{'terminated':{'exitCode':0}}}],"
            + "'containerStatuses':[{'state':{'waiting':{'reason':'PodInitializing'}}}]|0/1"
            + " PodInitializing 0",
      })
  void one_word_tells_how_a_pod_is(String status, String expected) throws JsonMalformed {
    String spec =
        "'containers':[{'name':'c'}]"
            + (status.contains("init") ? ",'initContainers':[{'name':'i'},{'name':'j'}]" : "");
    assertThat(cells("", spec, status)).isEqualTo(expected);
  }

  @Test
  void sidecars_count_as_containers() throws JsonMalformed {
    String spec =
        "'containers':[{'name':'c'}],'initContainers':[{'name':'s','restartPolicy':'Always'}]";
    String status =
        "'phase':'Running','initContainerStatuses':[{'name':'s','restartCount':1,"
            + quoted(RUNNING)
            + "}],'containerStatuses':[{'restartCount':2,"
            + quoted(RUNNING)
            + "}]";
    assertThat(cells("", spec, status)).isEqualTo("2/2 Running 3");
  }

  private static String quoted(String fields) {
    return fields.replaceAll("([a-z]+):", "'$1':");
  }

  @Test
  void a_container_that_ended_beside_one_that_runs_does_not_complete_the_pod()
      throws JsonMalformed {
    String statuses =
        "'phase':'Running','containerStatuses':[{'state':{'terminated':{'reason':'Completed'}}},"
            + "{'ready':true,'state':{'running':{}}}]";
    String spec = "'containers':[{'name':'a'},{'name':'b'}]";
    assertThat(cells("", spec, statuses)).isEqualTo("1/2 NotReady 0");
    assertThat(cells("", spec, statuses + ",'conditions':[{'type':'Ready','status':'True'}]"))
        .isEqualTo("1/2 Running 0");
  }

  @Test
  void a_pod_that_is_deleted_terminates_unless_it_is_over() throws JsonMalformed {
    String deleted = "'deletionTimestamp':'2026-11-21T06:19:00Z'";
    assertThat(cells(deleted, "", "'phase':'Running'")).isEqualTo("0/0 Terminating 0");
    assertThat(cells(deleted, "", "'phase':'Succeeded'")).isEqualTo("0/0 Succeeded 0");
    assertThat(cells(deleted, "", "'phase':'Running','reason':'NodeLost'"))
        .isEqualTo("0/0 Unknown 0");
  }

  @Test
  void a_pod_that_is_over_says_so_beside_its_cells() throws JsonMalformed {
    assertThat(row("", "", "'phase':'Failed'").array("conditions").get(0))
        .isEqualTo(
            JsonReader.read(
                """
                {"type":"Completed","status":"True","reason":"Failed","message":"The pod failed."}
                """));
    assertThat(row("", "", "'phase':'Running'").has("conditions")).isFalse();
  }

  @Test
  void readiness_gates_are_counted() throws JsonMalformed {
    String spec = "'readinessGates':[{'conditionType':'x'},{'conditionType':'y'}]";
    String status = "'conditions':[{'type':'x','status':'True'},{'type':'y','status':'False'}]";
    assertThat(row("", spec, status).array("cells").items()).last().hasToString("\"1/2\"");
  }
}

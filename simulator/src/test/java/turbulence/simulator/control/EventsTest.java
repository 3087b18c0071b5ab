package turbulence.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.store.Stored;

class EventsTest {
  private final Rig rig = new Rig(1, ExpiringEvents::new);
  private final Stored pod =
      rig.create(Kinds.PODS, "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'a'}}");
  private final Events events = Events.ofController(rig.means, "replicaset-controller");

  private JsonObject only() {
    assertThat(rig.all(Kinds.EVENTS)).hasSize(1);
    return rig.all(Kinds.EVENTS).getFirst().object();
  }

  @Test
  void tells_in_the_old_style_as_controllers_do() {
    events.normal(pod, "SuccessfulCreate", "Created pod: b");
    assertThat(only().without("metadata"))
        .isEqualTo(
            Rig.json(
                """
                {'apiVersion':'v1','kind':'Event',
                 'involvedObject':{'kind':'Pod','namespace':'shop','name':'a','uid':'@',
                  'apiVersion':'v1','resourceVersion':'1'},
                 'reason':'SuccessfulCreate','message':'Created pod: b',
                 'source':{'component':'replicaset-controller'},
                 'firstTimestamp':'2026-01-01T00:00:00Z','lastTimestamp':'2026-01-01T00:00:00Z',
                 'count':1,'type':'Normal','eventTime':null,
                 'reportingComponent':'replicaset-controller','reportingInstance':''}
                """
                    .replace("@", pod.uid())));
    assertThat(Fields.text(only().object("metadata"), "name")).matches("a\\.[0-9a-f]{16}");
  }

  @Test
  void tells_in_the_new_style_as_the_scheduler_does() {
    Events scheduler =
        new Events(rig.means, Caller.component("system:kube-scheduler"), "default-scheduler", "vm");
    scheduler.act(Events.about(pod), "Scheduled", "Binding", "Successfully assigned shop/a to n");
    assertThat(only().without("metadata").without("involvedObject"))
        .isEqualTo(
            Rig.json(
                """
                {'apiVersion':'v1','kind':'Event','reason':'Scheduled',
                 'message':'Successfully assigned shop/a to n','source':{},'firstTimestamp':null,
                 'lastTimestamp':null,'type':'Normal','eventTime':'2026-01-01T00:00:00.000000Z',
                 'action':'Binding','reportingComponent':'default-scheduler',
                 'reportingInstance':'default-scheduler-vm'}
                """));
  }

  @Test
  void counts_what_is_told_again() {
    events.warning(pod, "BackOff", "Back-off restarting");
    rig.run(20);
    events.warning(pod, "BackOff", "Back-off restarting");
    assertThat(Fields.whole(only(), "count", 0)).isEqualTo(2);
    assertThat(Fields.text(only(), "firstTimestamp")).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(Fields.text(only(), "lastTimestamp")).isEqualTo("2026-01-01T00:00:20Z");
  }

  @Test
  void combines_many_of_a_kind() {
    for (int i = 0; i < 20; i++) {
      events.normal(pod, "SuccessfulCreate", "Created pod: " + i);
    }
    assertThat(rig.told("SuccessfulCreate")).hasSize(10);
    List<String> combined =
        rig.told("SuccessfulCreate").stream().filter(told -> told.startsWith("(")).toList();
    assertThat(combined).containsExactly("(combined from similar events): Created pod: 19");
  }

  @Test
  void forgets_after_an_hour() {
    events.normal(pod, "Old", "Told once");
    events.normal(pod, "Again", "Told twice");
    rig.run(1800);
    events.normal(pod, "Again", "Told twice");
    rig.run(1799);
    assertThat(rig.all(Kinds.EVENTS)).hasSize(2);
    rig.run(2);
    assertThat(Fields.text(only(), "reason")).isEqualTo("Again");
    rig.run(1800);
    assertThat(rig.all(Kinds.EVENTS)).isEmpty();
  }
}

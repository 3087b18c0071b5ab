package turbulence.simulator.api.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.store.Clash;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;

/// What is refused, in a server's words.
class RefusalsTest {
  static JsonObject json(String text) {
    try {
      return (JsonObject) JsonReader.read(text.replace('\'', '"'));
    } catch (JsonMalformed mistake) {
      throw new AssertionError(mistake);
    }
  }

  private static String pod(String spec) {
    return complaints("", "pods", "{'metadata':{'name':'a'},'spec':" + spec + "}");
  }

  private static String complaints(String group, String plural, String object) {
    return Creation.of(group, plural, json(object)).complaints();
  }

  @Test
  void a_pod_needs_named_containers_with_images() {
    assertThat(pod("{'containers':[{'name':'c'}]}"))
        .isEqualTo("spec.containers[0].image: Required value");
    assertThat(pod("{'containers':[{'image':'x'}]}"))
        .isEqualTo("spec.containers[0].name: Required value");
    assertThat(pod("{'containers':[{'name':'c','image':'x'},{'name':'c','image':'x'}]}"))
        .isEqualTo("spec.containers[1].name: Duplicate value: \"c\"");
  }

  @Test
  void parts_of_a_container_are_checked() {
    assertThat(pod("{'containers':[{'name':'c','image':'x','ports':[{'containerPort':70000}]}]}"))
        .isEqualTo(
            "spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and"
                + " 65535, inclusive");
    assertThat(
            pod(
                "{'containers':[{'name':'c','image':'x','volumeMounts':[{'name':'v','mountPath':'/v'}]}]}"))
        .isEqualTo("spec.containers[0].volumeMounts[0].name: Not found: \"v\"");
    assertThat(
            pod(
                "{'containers':[{'name':'c','image':'x','resources':{'limits':{'cpu':'1'},"
                    + "'requests':{'cpu':'2'}}}]}"))
        .isEqualTo(
            "spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or"
                + " equal to cpu limit of 1");
    assertThat(pod("{'containers':[{'name':'c','image':'x','livenessProbe':{}}]}"))
        .isEqualTo("spec.containers[0].livenessProbe: Required value: must specify a handler type");
    assertThat(pod("{'restartPolicy':'Sometimes','containers':[{'name':'c','image':'x'}]}"))
        .isEqualTo(
            "spec.restartPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\","
                + " \"OnFailure\", \"Never\"");
  }

  private static String update(String group, String plural, JsonObject before, JsonObject after) {
    Behaviour behaviour = Behaviours.of(new Resource(group, plural));
    Surroundings surroundings = Creation.surroundings(new Store());
    JsonObject updated = behaviour.updated(before, behaviour.defaulted(after), surroundings);
    Findings findings = new Findings();
    behaviour.checkUpdate(before, updated, findings);
    return findings.all().isEmpty()
        ? ""
        : findings.all().getFirst().path() + ": " + findings.all().getFirst().message();
  }

  private static JsonObject running() {
    return Creation.of(
            "",
            "pods",
            json("{'metadata':{'name':'a'},'spec':{'containers':[{'name':'c','image':'x'}]}}"))
        .stored;
  }

  private static JsonObject with(JsonObject pod, UnaryOperator<JsonObject> spec) {
    return pod.with("spec", spec.apply(pod.object("spec")));
  }

  @Test
  void a_pod_keeps_everything_but_its_images() {
    JsonObject pod = running();
    assertThat(update("", "pods", pod, pod)).isEmpty();
    assertThat(update("", "pods", pod, with(pod, spec -> spec.with("hostname", "h"))))
        .startsWith(
            "spec: Forbidden: pod updates may not change fields other than"
                + " `spec.containers[*].image`,`spec.initContainers[*].image`,");
    assertThat(update("", "pods", pod, with(pod, spec -> spec.without("tolerations")))).isEmpty();
    assertThat(
            update(
                "",
                "pods",
                pod,
                with(
                    pod,
                    spec -> json(spec.toString().replace("\"image\":\"x\"", "\"image\":\"y\"")))))
        .isEmpty();
  }

  @Test
  void a_selector_stays() {
    String text =
        "{'metadata':{'name':'d'},'spec':{'selector':{'matchLabels':{'a':'b'}},'template':{"
            + "'metadata':{'labels':{'a':'b','c':'d'}},'spec':{'containers':[{'name':'c','image':'x'}]}}}}";
    JsonObject before = Creation.of("apps", "deployments", json(text)).stored;
    JsonObject after =
        with(before, spec -> spec.with("selector", json("{'matchLabels':{'c':'d'}}")));
    assertThat(update("apps", "deployments", before, after))
        .isEqualTo(
            "spec.selector: Invalid value: {\"matchLabels\":{\"c\":\"d\"}}: field is immutable");
  }

  @Test
  void what_is_sealed_stays() {
    JsonObject before = json("{'metadata':{'name':'c'},'data':{'a':'1'},'immutable':true}");
    JsonObject after = json("{'metadata':{'name':'c'},'data':{'a':'2'},'immutable':true}");
    assertThat(update("", "configmaps", before, after))
        .isEqualTo("data: Forbidden: field is immutable when `immutable` is set");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * *|expected exactly 5 fields, found 4: [* * * *]",
        "x * * * *|failed to parse int from x: strconv.Atoi: parsing \"x\": invalid syntax",
        "5-1 * * * *|beginning of range (5) beyond end of range (1): 5-1",
        "* * 0 * *|beginning of range (0) below minimum (1): 0",
        "*/0 * * * *|step of range should be a positive number: */0",
        "1-2-3 * * * *|too many hyphens: 1-2-3",
        "1/2/3 * * * *|too many slashes: 1/2/3",
        "@never|unrecognized descriptor: @never",
        "TZ=UTC * * * * *|cannot use TZ or CRON_TZ in schedule, use timeZone field instead"
      })
  void a_schedule_that_cannot_be_read_is_refused(String schedule, String complaint) {
    assertThat(CronForm.complaints(schedule)).containsExactly(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/5 * * * *",
        "0 9-17 * jan-mar mon-fri",
        "@hourly",
        "@every 1h30m",
        "1,2 3/4 ? * *"
      })
  void a_schedule_that_can_be_read_is_not(String schedule) {
    assertThat(CronForm.complaints(schedule)).isEmpty();
  }

  @Test
  void an_address_is_given_once() throws Clash {
    Store store = new Store();
    Resource services = new Resource("", "services");
    String text =
        "{'metadata':{'name':'s'},'spec':{'type':'NodePort','clusterIP':'10.96.1.2',"
            + "'ports':[{'port':80,'nodePort':30080}]}}";
    Creation first = new Creation(services, true, json(text), store);
    assertThat(first.complaints()).isEmpty();
    JsonObject other = first.stored.object("metadata").with("uid", "other");
    store.create(new Key(services, "rec", "s"), first.stored.with("metadata", other));
    assertThat(new Creation(services, true, json(text), store).complaints())
        .isEqualTo(
            "spec.clusterIPs: Invalid value: [\"10.96.1.2\"]: failed to allocate IP 10.96.1.2:"
                + " provided IP is already allocated; spec.ports[0].nodePort: Invalid value: 30080:"
                + " provided port is already allocated");
  }

  @Test
  void metadata_are_checked_for_every_kind() {
    Findings findings = new Findings();
    Metadata.check(
        json(
            "{'metadata':{'name':'a','namespace':'n','labels':{'-':'x'},"
                + "'ownerReferences':[{'apiVersion':'v1','kind':'Pod','name':'p'}]}}"),
        NameRule.SUBDOMAIN,
        true,
        findings);
    assertThat(findings.all().get(0).path()).isEqualTo("metadata.labels");
    assertThat(findings.all().get(0).message())
        .startsWith("Invalid value: \"-\": name part must consist of alphanumeric");
    assertThat(findings.all().get(1))
        .isEqualTo(
            new Findings.Finding(
                "FieldValueInvalid",
                "metadata.ownerReferences.uid",
                "Invalid value: \"\": must not be empty"));
  }

  @Test
  void autoscalers_and_events_survive_the_way_through_their_other_version() {
    Conversion conversion = Conversion.of("autoscaling/v1", "horizontalpodautoscalers");
    JsonObject old =
        json(
            "{'metadata':{'name':'h'},'spec':{'maxReplicas':3,'targetCPUUtilizationPercentage':50},"
                + "'status':{'desiredReplicas':1,'currentReplicas':1}}");
    assertThat(conversion.served(conversion.stored(old))).isEqualTo(old);
    assertThat(conversion.stored(old).object("spec").array("metrics").size()).isEqualTo(1);
    Conversion events = Conversion.of("events.k8s.io/v1", "events");
    JsonObject event = json("{'regarding':{'name':'p'},'note':'hello','reason':'R'}");
    assertThat(events.served(events.stored(event))).isEqualTo(event);
    assertThat(events.stored(event).text("message")).contains("hello");
  }

  @Test
  void autoscalers_of_a_retired_version_say_the_same_in_other_words() {
    Conversion beta = Conversion.of("autoscaling/v2beta1", "horizontalpodautoscalers");
    JsonObject old =
        json(
            """
            {'metadata':{'name':'h','annotations':{'a':'b'}},'spec':{'maxReplicas':3,'metrics':[
             {'type':'Resource','resource':{'name':'memory','targetAverageUtilization':80}},
             {'type':'Pods','pods':{'targetAverageValue':'5','metricName':'packets',
              'selector':{'matchLabels':{'a':'b'}}}},
             {'type':'Object','object':{'targetValue':'10','metricName':'hits',
              'target':{'kind':'Service','name':'s'}}},
             {'type':'External','external':{'targetAverageValue':'30','metricName':'queue'}},
             {'type':'ContainerResource','containerResource':{'name':'memory','container':'c',
              'targetAverageValue':'1Mi'}}]},
             'status':{'currentMetrics':[{'type':'Resource','resource':{'name':'memory',
              'currentAverageUtilization':16,'currentAverageValue':'3'}}]}}
            """);
    JsonObject stored = beta.stored(old);
    assertThat(stored.object("spec").array("metrics"))
        .isEqualTo(
            json("""
            {'m':[
             {'type':'Resource','resource':{'name':'memory','target':{'averageUtilization':80,
              'type':'Utilization'}}},
             {'type':'Pods','pods':{'target':{'averageValue':'5','type':'AverageValue'},
              'metric':{'name':'packets','selector':{'matchLabels':{'a':'b'}}}}},
             {'type':'Object','object':{'target':{'value':'10','type':'Value'},
              'metric':{'name':'hits'},'describedObject':{'kind':'Service','name':'s'}}},
             {'type':'External','external':{'target':{'averageValue':'30',
              'type':'AverageValue'},'metric':{'name':'queue'}}},
             {'type':'ContainerResource','containerResource':{'name':'memory','container':'c',
              'target':{'averageValue':'1Mi','type':'AverageValue'}}}]}
            """)
                .array("m"));
    assertThat(beta.served(stored)).isEqualTo(old);
    JsonObject calm = json("{'spec':{'behavior':{'scaleDown':{'selectPolicy':'Disabled'}}}}");
    assertThat(beta.served(calm).object("spec").isEmpty()).isTrue();
    assertThat(beta.stored(beta.served(calm)).object("spec")).isEqualTo(calm.object("spec"));
  }

  @Test
  void the_processor_comes_last_as_it_did_when_the_version_was_served() {
    Conversion beta = Conversion.of("autoscaling/v2beta1", "horizontalpodautoscalers");
    JsonObject old =
        json(
            """
            {'spec':{'metrics':[
             {'type':'Resource','resource':{'name':'cpu','targetAverageUtilization':80}},
             {'type':'Resource','resource':{'name':'memory','targetAverageUtilization':80}}]}}
            """);
    assertThat(beta.stored(old).object("spec").array("metrics").get(1).toString())
        .contains("\"cpu\"");
  }

  @Test
  void ingresses_of_a_retired_version_say_the_same_in_other_words() {
    JsonObject old =
        json(
            """
            {'spec':{'backend':{'serviceName':'d','servicePort':'http'},'rules':[{'host':'h','http':
             {'paths':[{'path':'/','pathType':'Prefix',
              'backend':{'serviceName':'web','servicePort':80}}]}}]}}
            """);
    JsonObject now =
        json(
            """
            {'spec':{'defaultBackend':{'service':{'name':'d','port':{'name':'http'}}},
             'rules':[{'host':'h','http':{'paths':[{'path':'/','pathType':'Prefix',
              'backend':{'service':{'name':'web','port':{'number':80}}}}]}}]}}
            """);
    for (String group : List.of("networking.k8s.io", "extensions")) {
      Conversion beta = Conversion.of(group + "/v1beta1", "ingresses");
      assertThat(beta.stored(old)).isEqualTo(now);
      assertThat(beta.served(now)).isEqualTo(old);
    }
    JsonObject untyped =
        json("{'spec':{'rules':[{'http':{'paths':[{'backend':{'serviceName':'w'}}]}}]}}");
    assertThat(Conversion.of("extensions/v1beta1", "ingresses").stored(untyped).toString())
        .contains("ImplementationSpecific");
  }
}

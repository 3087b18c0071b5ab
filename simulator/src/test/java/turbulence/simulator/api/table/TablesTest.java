package turbulence.simulator.api.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.api.Recorded;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.discovery.Catalogue;
import turbulence.simulator.api.discovery.CustomKinds;
import turbulence.simulator.api.discovery.GroupVersion;
import turbulence.simulator.api.discovery.KindInfo;

class TablesTest {
  private static final Catalogue CATALOGUE = Catalogue.builtIn();
  private static final Instant NOW = Instant.parse("2026-11-21T06:15:49.700Z");
  private static final JsonObject OBJECTS = Recorded.object(TablesTest.class, "objects");

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private static KindInfo kind(String apiVersion, String plural) {
    GroupVersion served = GroupVersion.of(apiVersion);
    return CATALOGUE.find(served.group(), served.version(), plural).orElseThrow();
  }

  private static JsonObject read(String json) throws JsonMalformed {
    return (JsonObject) JsonReader.read(json.replace('\'', '"'));
  }

  private static String cells(String apiVersion, String plural, JsonObject object) {
    JsonObject row = Tables.of(kind(apiVersion, plural)).row(object, IncludeObject.NONE, NOW);
    return String.join(
        "|", row.array("cells").items().stream().map(cell -> Look.shown(cell, "null")).toList());
  }

  @Test
  void pods_are_shown_as_by_a_real_server() {
    JsonObject recorded = Recorded.object(getClass(), "pods-table");
    List<JsonObject> pods = Look.objects(Recorded.array(getClass(), "pods"));
    Tables tables = Tables.of(kind("v1", "pods"));
    JsonObject table = tables.table(pods, recorded.object("metadata"), IncludeObject.METADATA, NOW);
    JsonArray rows = new JsonArray(recorded.array("rows").items().subList(0, pods.size()));
    assertThat(table).hasToString(recorded.with("rows", rows).toString());
    assertThat(tables.table(pods.getFirst(), IncludeObject.METADATA, NOW))
        .hasToString(Recorded.object(getClass(), "pod-table").toString());
  }

  @Test
  void nodes_are_shown_as_by_a_real_server() {
    JsonObject recorded = Recorded.object(getClass(), "nodes-table");
    Tables tables = Tables.of(kind("v1", "nodes"));
    assertThat(tables.columns()).isEqualTo(recorded.array("columnDefinitions"));
    JsonObject node = Recorded.object(getClass(), "node");
    JsonObject row = Look.objects(recorded.array("rows")).get(1);
    assertThat(tables.row(node, IncludeObject.METADATA, NOW).array("cells"))
        .isEqualTo(row.array("cells"));
    assertThat(cells("v1", "nodes", node.with("spec", JsonObject.of("unschedulable", true))))
        .startsWith("node-1|Ready,SchedulingDisabled|<none>|3m31s");
  }

  @Test
  void a_custom_kind_without_columns_shows_names_and_ages() {
    JsonObject definition = Recorded.object(Catalogue.class, "crd");
    JsonObject recorded = Recorded.object(getClass(), "virtualservices-table");
    JsonObject list = Recorded.object(getClass(), "virtualservices");
    assertThat(
            Tables.of(CustomKinds.served(definition).getFirst())
                .table(
                    Look.objects(list.array("items")),
                    recorded.object("metadata"),
                    IncludeObject.METADATA,
                    Instant.parse("2026-11-21T06:16:19.9Z")))
        .isEqualTo(recorded);
  }

  @Test
  void a_custom_kind_has_the_columns_of_its_definition() throws JsonMalformed {
    JsonObject definition =
        read(
            """
            {'spec':{'group':'g','names':{'plural':'ws','kind':'W'},'versions':[{'name':'v1',
             'served':true,'storage':true,'additionalPrinterColumns':[
              {'name':'Ready','type':'string','jsonPath':'.status.conditions[?(@.type=="Ready")].status'},
              {'name':'Size','type':'integer','jsonPath':'.spec.size','priority':1},
              {'name':'On','type':'boolean','jsonPath':'.spec.on'},
              {'name':'Seen','type':'date','jsonPath':'.status.seen'},
              {'name':'Share','type':'number','jsonPath':'.spec.parts[-1]'},
              {'name':'Owner','type':'string','jsonPath':'.metadata.labels.a\\\\.b/c'},
              {'name':'All','type':'string','jsonPath':'.spec.parts'}]}]}}
            """
                .replace("\"Ready\"", "\\\"Ready\\\""));
    JsonObject object =
        read(
            """
            {'metadata':{'name':'x','labels':{'a.b/c':'me'}},'spec':{'size':3,'on':false,
             'parts':[1,2.5]},'status':{'seen':'2026-11-21T06:10:00Z',
             'conditions':[{'type':'Other','status':'False'},{'type':'Ready','status':'True'}]}}
            """);
    Tables tables = Tables.of(CustomKinds.served(definition).getFirst());
    assertThat(tables.row(object, IncludeObject.NONE, NOW).array("cells"))
        .hasToString("[\"x\",\"True\",3,false,\"5m49s\",2.5,\"me\",\"[1,2.5]\"]");
    assertThat(tables.row(JsonObject.EMPTY, IncludeObject.NONE, NOW).array("cells"))
        .hasToString("[\"\",null,null,null,null,null,null,null]");
    assertThat(Look.objects(tables.columns()).get(2))
        .hasToString(
            "{\"name\":\"Size\",\"type\":\"integer\",\"format\":\"\",\"description\":\"\",\"priority\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "apps/v1;deployments;deployment;web|3/3|3|3|0s|c|nginx|app=web",
        "apps/v1;statefulsets;statefulset;db|2/2|0s|c|nginx",
        "apps/v1;daemonsets;daemonset;agent|4|4|4|4|4|<none>|0s|c|nginx|app=agent",
        "v1;services;service;web|ClusterIP|10.96.80.112|<none>|80/TCP|0s|app=web",
        "policy/v1;poddisruptionbudgets;pdb;web|4|N/A|0|0s",
        "autoscaling/v2;horizontalpodautoscalers;hpa;"
            + "web|Deployment/web|cpu: <unknown>/80%|5|6|0|0s",
        "networking.k8s.io/v1;ingresses;ingress;web|<none>|web.acme.com||80|0s",
        "batch/v1;cronjobs;cronjob;every|*/5 * * * *|<none>|False|0|<none>|0s|c|nginx|<none>",
        "v1;configmaps;configmap;cm|1|0s",
        "v1;secrets;secret;s|Opaque|1|0s",
        "coordination.k8s.io/v1;leases;lease;l|me|0s",
        "networking.k8s.io/v1;networkpolicies;networkpolicy;deny|<none>|0s",
      })
  void recorded_objects_are_shown_as_kubectl_users_know_them(
      String apiVersion, String plural, String name, String expected) {
    JsonObject object = OBJECTS.object(name);
    JsonObject fresh =
        object.with(
            "metadata",
            object.object("metadata").with("creationTimestamp", "2026-11-21T06:15:49Z"));
    String shown = cells(apiVersion, plural, fresh);
    assertThat(shown.substring(shown.indexOf('|')))
        .isEqualTo(expected.substring(expected.indexOf('|')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "v1;services;{'spec':{'type':'LoadBalancer','clusterIP':'None','ports':[{'port':80,"
            + "'nodePort':30080,'protocol':'TCP'}]}};"
            + "|LoadBalancer|None|<pending>|80:30080/TCP|<unknown>|<none>",
        "v1;services;{'spec':{'type':'ExternalName','externalName':'a.example'}};"
            + "|ExternalName|<none>|a.example|<none>|<unknown>|<none>",
        "v1;endpoints;{'subsets':[{'addresses':[{'ip':'1.1.1.1'},{'ip':'::1'}],'ports':["
            + "{'port':80},{'port':81}]}]};|1.1.1.1:80,[::1]:80,1.1.1.1:81 + 1 more...|<unknown>",
        "v1;endpoints;{};|<none>|<unknown>",
        "discovery.k8s.io/v1;endpointslices;{'addressType':'IPv4','ports':[{'port':80},{'name':"
            + "'x'}],'endpoints':[]};|IPv4|80,x|<unset>|<unknown>",
        "v1;namespaces;{'metadata':{'name':'n'},'status':{'phase':'Active'}};n|Active|<unknown>",
        "v1;events;{'type':'Normal','reason':'Killing','message':' m ','count':3,'source':"
            + "{'component':'kubelet','host':'n'},'involvedObject':{'kind':'Pod','name':'a'}};"
            + "<unknown>|Normal|Killing|pod/a||kubelet, n|m|<unknown>|3|",
        "v1;persistentvolumeclaims;{'spec':{'volumeName':'v','storageClassName':'fast'},'status':"
            + "{'phase':'Bound','capacity':{'storage':'1Gi'},'accessModes':['ReadWriteOnce']}};"
            + "|Bound|v|1Gi|RWO|fast|<unset>|<unknown>|<unset>",
        "v1;resourcequotas;{'status':{'hard':{'pods':'4','limits.cpu':'2'},'used':{'pods':'1'}}};"
            + "|pods: 1/4|limits.cpu: 0/2|<unknown>",
        "rbac.authorization.k8s.io/v1;roles;{'metadata':{'name':'r','creationTimestamp':"
            + "'2026-11-21T06:15:49Z'}};r|2026-11-21T06:15:49Z",
        "rbac.authorization.k8s.io/v1;rolebindings;{'roleRef':{'kind':'Role','name':'r'},"
            + "'subjects':[{'kind':'ServiceAccount','namespace':'n','name':'s'},{'kind':'User',"
            + "'name':'u'}]};|Role/r|<unknown>|u||n/s",
        "storage.k8s.io/v1;storageclasses;{'metadata':{'name':'f','annotations':{"
            + "'storageclass.kubernetes.io/is-default-class':'true'}},'provisioner':'p'};"
            + "f (default)|p|Delete|Immediate|false|<unknown>",
        "batch/v1;jobs;{'spec':{'completions':1,'selector':{'matchLabels':{'a':'b'}}},'status':{"
            + "'startTime':'2026-11-21T06:15:00Z','completionTime':'2026-11-21T06:15:09Z',"
            + "'succeeded':1,'conditions':[{'type':'Complete','status':'True'}]}};"
            + "|Complete|1/1|9s|<unknown>|||a=b",
        "apps/v1;controllerrevisions;{'revision':2,'metadata':{'ownerReferences':[{'apiVersion':"
            + "'apps/v1','kind':'DaemonSet','name':'d','controller':true}]}};"
            + "|daemonset.apps/d|2|<unknown>",
        "certificates.k8s.io/v1;certificatesigningrequests;{'spec':{'signerName':'s','username':"
            + "'u','expirationSeconds':3600},'status':{'certificate':'x','conditions':[{'type':"
            + "'Approved'}]}};|<unknown>|s|u|60m|Approved,Issued",
        "networking.k8s.io/v1;ipaddresses;{'spec':{'parentRef':{'resource':'services','namespace':"
            + "'default','name':'kubernetes'}}};|services/default/kubernetes|<unknown>",
        "apiregistration.k8s.io/v1;apiservices;{};|Local|Unknown|<unknown>",
      })
  void cells_are_those_of_the_kind(String apiVersion, String plural, String json, String expected)
      throws JsonMalformed {
    assertThat(cells(apiVersion, plural, read(json))).isEqualTo(expected);
  }

  @Test
  void rows_carry_what_is_asked_for() {
    JsonObject pod = Look.objects(Recorded.array(getClass(), "pods")).getFirst();
    Tables tables = Tables.of(kind("v1", "pods"));
    assertThat(tables.row(pod, IncludeObject.of("Object"), NOW).get("object")).isEqualTo(pod);
    assertThat(tables.row(pod, IncludeObject.of("None"), NOW).get("object"))
        .isEqualTo(JsonNull.NULL);
    assertThat(IncludeObject.of("")).isEqualTo(IncludeObject.METADATA);
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> IncludeObject.of("All"));
  }

  @Test
  void only_the_first_event_defines_columns() {
    Tables tables = Tables.of(kind("v1", "pods"));
    JsonObject pod = Look.objects(Recorded.array(getClass(), "pods")).getFirst();
    assertThat(tables.event(pod, true, IncludeObject.METADATA, NOW).array("columnDefinitions"))
        .isEqualTo(tables.columns());
    assertThat(tables.event(pod, false, IncludeObject.METADATA, NOW).get("columnDefinitions"))
        .isEqualTo(JsonNull.NULL);
  }

  @Test
  void a_list_can_be_cut_down_to_metadata() {
    JsonObject recorded = Recorded.object(getClass(), "partial-list");
    List<JsonObject> pods = Look.objects(Recorded.array(getClass(), "pods")).subList(0, 2);
    assertThat(PartialMetadata.list(pods, recorded.object("metadata")))
        .hasToString(recorded.toString());
  }

  @Test
  void every_kind_has_as_many_cells_as_columns() {
    for (KindInfo kind : CATALOGUE.kinds()) {
      Tables tables = Tables.of(kind);
      assertThat(tables.row(JsonObject.EMPTY, IncludeObject.NONE, NOW).array("cells").size())
          .as(kind.resource().toString())
          .isEqualTo(tables.columns().size());
    }
    assertThat(Tables.ofScale().columns().size()).isEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void strange_objects_are_shown_somehow(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    List<KindInfo> kinds = CATALOGUE.kinds();
    List<JsonObject> known = OBJECTS.names().stream().map(OBJECTS::object).toList();
    for (int i = 0; i < 300; i++) {
      JsonObject strange = (JsonObject) bent(known.get(random.nextInt(known.size())), random, 0);
      Tables.of(kinds.get(random.nextInt(kinds.size()))).row(strange, IncludeObject.METADATA, NOW);
    }
  }

  /// The tree with some of its values replaced by others of a wrong type.
  private static Json bent(Json value, RandomGenerator random, int depth) {
    if (depth > 0 && random.nextInt(8) == 0) {
      return List.of(
              JsonNull.NULL, JsonObject.EMPTY, JsonArray.of(1, "a"), Json.of("x"), Json.of(-7))
          .get(random.nextInt(5));
    }
    if (value instanceof JsonObject object) {
      JsonObject.Builder builder = JsonObject.builder();
      object.forEach(
          entry -> builder.put(entry.getKey(), bent(entry.getValue(), random, depth + 1)));
      return builder.build();
    }
    return value instanceof JsonArray array
        ? new JsonArray(array.items().stream().map(item -> bent(item, random, depth + 1)).toList())
        : value;
  }
}

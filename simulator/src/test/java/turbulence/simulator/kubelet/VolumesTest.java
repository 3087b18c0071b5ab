package turbulence.simulator.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.control.storage.Binding;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Files;
import turbulence.simulator.workload.Files.Unwritable;
import turbulence.simulator.workload.Shell;

class VolumesTest {
  private static final Resource CONFIG_MAPS = new Resource("", "configmaps");
  private static final Resource SECRETS = new Resource("", "secrets");
  private static final Resource CLAIMS = new Resource("", "persistentvolumeclaims");
  private static final Resource VOLUMES = new Resource("", "persistentvolumes");

  private final Town town = new Town(1, List.of(Binding::new));
  private final Map<String, Shell> running = new HashMap<>();

  @BeforeEach
  void a_node() {
    town.images.put("web", shell -> running.put(shell.place().container(), shell));
    town.images.put("other", shell -> running.put(shell.place().container(), shell));
    town.nodes(1);
  }

  private void configMap(String data) {
    town.create(
        CONFIG_MAPS,
        "shop",
        "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'settings'}," + data + "}");
  }

  /// Runs a pod whose container `c` mounts the volume `v` at `/v`.
  private Files files(String volume, String mount) {
    return files("p", volume, mount);
  }

  private Files files(String pod, String volume, String mount) {
    town.pod(
        pod,
        "'volumes':[{'name':'v'," + volume + "}]",
        "'volumeMounts':[{'name':'v','mountPath':'/v'" + mount + "}]");
    town.advance(10);
    assertThat(town.phase(pod)).isEqualTo("Running");
    return running.get("c").files();
  }

  private static String text(Files files, String path) {
    return files.read(path).map(Body::text).orElse("none");
  }

  @Test
  void a_config_map_is_a_directory_that_nobody_can_write_to() throws Unwritable {
    configMap("'data':{'a.yaml':'x: 1'},'binaryData':{'b':'AP8='}");
    Files files = files("'configMap':{'name':'settings'}", "");
    assertThat(files.list("/v")).containsExactly("a.yaml", "b");
    assertThat(text(files, "/v/a.yaml")).isEqualTo("x: 1");
    assertThat(files.read("/v/b").orElseThrow().bytes()).containsExactly(0, 255);
    assertThat(files.list("/")).contains("v", "etc", "tmp");
    assertThatThrownBy(() -> files.write("/v/a.yaml", Body.EMPTY))
        .hasMessage("/v/a.yaml: Read-only file system");
    files.write("/w", Body.of("mine"));
    assertThat(text(files, "/w")).isEqualTo("mine");
  }

  @Test
  void a_config_map_is_followed_after_a_while_but_not_by_a_path_in_it() {
    configMap("'data':{'a':'old'}");
    Files files = files("'configMap':{'name':'settings'}", "");
    Files still = files("q", "'configMap':{'name':'settings'}", ",'subPath':'a'");
    assertThat(text(files, "/v/a")).isEqualTo("old");
    town.change(CONFIG_MAPS, "settings", each -> each.with("data", JsonObject.of("a", "new")));
    assertThat(text(files, "/v/a")).isEqualTo("old");
    town.advance(60);
    assertThat(text(files, "/v/a")).isEqualTo("new");
    assertThat(text(still, "/v")).isEqualTo("old");
    town.verbs.delete(Caller.ADMIN, new Key(CONFIG_MAPS, "shop", "settings"), Deletion.PLAIN);
    town.advance(60);
    assertThat(text(files, "/v/a")).isEqualTo("new");
  }

  @Test
  void items_pick_keys_and_their_places() {
    configMap("'data':{'a':'1','b':'2'}");
    Files files =
        files("'configMap':{'name':'settings','items':[{'key':'b','path':'deep/er'}]}", "");
    assertThat(files.list("/v")).containsExactly("deep");
    assertThat(files.find("/v/deep").orElseThrow().isDirectory()).isTrue();
    assertThat(text(files, "/v/deep/er")).isEqualTo("2");
  }

  @Test
  void a_key_that_is_not_there_keeps_the_pod_from_starting() {
    configMap("'data':{'a':'1'}");
    town.pod(
        "p",
        "'volumes':[{'name':'v','configMap':{'name':'settings','items':[{'key':'z','path':'z'}]}},"
            + "{'name':'w','secret':{'secretName':'none','optional':true}}]",
        "");
    town.advance(3);
    assertThat(town.told("p"))
        .contains(
            "FailedMount MountVolume.SetUp failed for volume \"v\" : references non-existent config"
                + " key: z");
    town.change(CONFIG_MAPS, "settings", each -> each.with("data", JsonObject.of("z", "1")));
    town.advance(30);
    assertThat(town.phase("p")).isEqualTo("Running");
  }

  @Test
  void a_part_of_a_projected_volume_can_be_missing_too() {
    town.pod(
        "p", "'volumes':[{'name':'v','projected':{'sources':[{'secret':{'name':'none'}}]}}]", "");
    town.advance(3);
    assertThat(town.told("p"))
        .contains(
            "FailedMount MountVolume.SetUp failed for volume \"v\" : secret \"none\" not found");
  }

  @Test
  void several_sources_are_one_directory() {
    configMap("'data':{'a':'1'}");
    town.create(
        SECRETS,
        "shop",
        "{'apiVersion':'v1','kind':'Secret','metadata':{'name':'s'},'data':{'key':'dmFsdWU='}}");
    Files files =
        files(
            "'projected':{'sources':[{'configMap':{'name':'settings'}},{'secret':{'name':'s'}},"
                + "{'serviceAccountToken':{'path':'token'}},{'downwardAPI':{'items':["
                + "{'path':'labels','fieldRef':{'fieldPath':'metadata.labels'}},"
                + "{'path':'ns','fieldRef':{'fieldPath':'metadata.namespace'}}]}}]}",
            "");
    assertThat(files.list("/v")).containsExactly("a", "key", "labels", "ns", "token");
    assertThat(text(files, "/v/key")).isEqualTo("value");
    assertThat(text(files, "/v/token")).isEqualTo("token");
    assertThat(text(files, "/v/labels")).startsWith("app=\"a\"");
    assertThat(text(files, "/v/ns")).isEqualTo("shop");
  }

  @Test
  void an_empty_directory_is_shared_by_the_containers_of_a_pod_and_ends_with_it()
      throws Unwritable {
    String spec =
        "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'p'},'spec':{"
            + "'volumes':[{'name':'v','emptyDir':{'sizeLimit':'1Ki'}}],'containers':["
            + "{'name':'c','image':'web','volumeMounts':[{'name':'v','mountPath':'/v'}]},"
            + "{'name':'d','image':'other','volumeMounts':[{'name':'v','mountPath':'/w','readOnly':true}]}]}}";
    town.create(Town.PODS, "shop", spec);
    town.advance(10);
    Files one = running.get("c").files();
    Files two = running.get("d").files();
    one.write("/v/x/y", Body.of("hi"));
    assertThat(text(two, "/w/x/y")).isEqualTo("hi");
    assertThat(two.find("/w/x/y").orElseThrow().writable()).isFalse();
    assertThatThrownBy(() -> two.delete("/w/x/y")).hasMessage("/w/x/y: Read-only file system");
    assertThatThrownBy(() -> one.write("/v/big", Body.of("x".repeat(1024))))
        .hasMessage("/v/big: No space left on device");
    assertThatThrownBy(() -> one.delete("/v/x")).hasMessage("/v/x: Directory not empty");
    town.delete("p");
    town.advance(60);
    town.create(Town.PODS, "shop", spec);
    town.advance(10);
    assertThat(running.get("c").files().list("/v")).isEmpty();
  }

  @Test
  void what_is_claimed_outlives_pods() throws Unwritable {
    town.create(
        VOLUMES,
        "",
        "{'apiVersion':'v1','kind':'PersistentVolume','metadata':{'name':'pv'},'spec':{"
            + "'capacity':{'storage':'1Mi'},'accessModes':['ReadWriteOnce'],'hostPath':{'path':'/x'}}}");
    town.create(
        CLAIMS,
        "shop",
        "{'apiVersion':'v1','kind':'PersistentVolumeClaim','metadata':{'name':'claim'},'spec':{"
            + "'accessModes':['ReadWriteOnce'],'volumeName':'pv','resources':{'requests':{'storage':'1Mi'}}}}");
    Files first = files("'persistentVolumeClaim':{'claimName':'claim'}", "");
    first.write("/v/journal.json", Body.of("{}"));
    first.write("/tmp/own", Body.of("lost"));
    town.delete("p");
    town.advance(60);
    Files second = files("q", "'persistentVolumeClaim':{'claimName':'claim'}", ",'subPath':'deep'");
    assertThat(second.list("/v")).isEmpty();
    second.write("/v/x", Body.of("below"));
    Files third = files("r", "'persistentVolumeClaim':{'claimName':'claim'}", "");
    assertThat(third.list("/v")).containsExactly("deep", "journal.json");
    assertThat(text(third, "/v/deep/x")).isEqualTo("below");
    assertThat(third.read("/tmp/own")).isEmpty();
  }

  @Test
  void a_directory_of_the_node_is_seen_by_all_its_pods() throws Unwritable {
    Files one = files("'hostPath':{'path':'/var/data'}", "");
    one.write("/v/x", Body.of("1"));
    assertThat(text(files("q", "'hostPath':{'path':'/var'}", ""), "/v/data/x")).isEqualTo("1");
  }

  @Test
  void a_container_is_told_its_name_and_where_names_are_looked_up() {
    Files files = files("'emptyDir':{}", "");
    assertThat(text(files, "/etc/hostname")).isEqualTo("p\n");
    assertThat(text(files, "/etc/hosts"))
        .startsWith("# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n")
        .endsWith(running.get("c").place().podIp() + "\tp\n");
    assertThat(text(files, "/etc/resolv.conf"))
        .isEqualTo(
            "search shop.svc.cluster.local svc.cluster.local cluster.local\n"
                + "nameserver 10.96.0.10\n"
                + "options ndots:5\n");
  }

  @Test
  void services_are_found_by_variables() {
    town.create(
        new Resource("", "services"),
        "shop",
        "{'apiVersion':'v1','kind':'Service','metadata':{'name':'my-web'},'spec':{'clusterIP':'10.96.0.9','ports':[{'port':80,'name':'http'}]}}");
    files("'emptyDir':{}", "");
    assertThat(running.get("c").environment())
        .containsEntry("MY_WEB_SERVICE_HOST", "10.96.0.9")
        .containsEntry("MY_WEB_SERVICE_PORT_HTTP", "80")
        .containsEntry("MY_WEB_PORT_80_TCP", "tcp://10.96.0.9:80");
  }
}

package turbulence.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Call;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.scenario.Simulator;

class RightsCommandTest {
  private static final String EXPERIMENT =
      """
      title: Lose some of it
      description: d
      configuration:
        where: {type: env, key: WHERE, default: shop}
        told: {type: probe, name: ask, provider: {type: process, path: echo, arguments: hello}}
      method:
      - name: scale
        type: action
        provider:
          type: python
          module: chaosk8s.deployment.actions
          func: scale_deployment
          arguments: {name: web, replicas: 2, ns: "${where}"}
      - name: kill the one that was told of
        type: action
        provider:
          type: python
          module: chaosk8s.pod.actions
          func: terminate_pods
          arguments: {name_pattern: "${told}"}
      rollbacks:
      - name: a program
        type: action
        provider: {type: process, path: echo, arguments: back}
      """;

  @TempDir Path root;
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(root).file("my Experiment.v2.yaml", EXPERIMENT);
  }

  @Test
  void what_its_steps_need_is_printed_and_what_nobody_knows_is_said() {
    stage.run("rights", "my Experiment.v2.yaml");
    assertThat(stage.code()).as(stage.err()).isZero();
    assertThat(stage.out())
        .startsWith("# Not known: 'ask': a program, which runs with your rights\n")
        .contains("# Not known: 'kill the one that was told of': needs the configuration 'told'\n")
        .contains("# Not known: 'a program': a program, which runs with your rights\n")
        .contains("name: turbulence-my-experiment\n  namespace: shop\n")
        .doesNotContain("ClusterRole", "pods");
  }

  @Test
  void variables_and_options_decide_for_whom_and_where() throws Exception {
    stage.run(
        "rights",
        "--json",
        "--namespace=ops",
        "--service-account=me",
        "--var",
        "where=bank",
        "--only=scale",
        "my Experiment.v2.yaml");
    JsonObject list = (JsonObject) JsonReader.read(stage.out());
    JsonArray items = list.array("items");
    assertThat(items.items().getFirst().toString())
        .contains("\"name\":\"me\",\"namespace\":\"ops\"");
    assertThat(items.items().get(1).toString()).contains("\"namespace\":\"bank\"");
    assertThat(stage.err()).contains("Not known: 'ask': a program");
  }

  @Test
  void safety_asks_for_more_in_the_namespaces_that_are_worked_in() {
    stage.run("rights", "--with-safety", "--namespace=ops", "my Experiment.v2.yaml");
    assertThat(stage.out())
        .contains("- kube-system", "poddisruptionbudgets", "- leases", "- configmaps")
        .contains("namespace: shop", "namespace: ops");
  }

  @Test
  void what_guards_a_run_lies_where_the_experiment_says() {
    stage
        .file("guarded.yaml", EXPERIMENT + "runtime: {safety: {namespace: keep}}\n")
        .run("rights", "--with-safety", "--namespace=ops", "guarded.yaml");
    assertThat(stage.code()).as(stage.err()).isZero();
    assertThat(roles()).contains("kind: Role name: turbulence-guarded namespace: keep");
    stage.with("TURBULENCE_NAMESPACE", "mine").run("rights", "--with-safety", "guarded.yaml");
    assertThat(roles()).contains("kind: Role name: turbulence-guarded namespace: mine");
  }

  private String roles() {
    return stage.out().replaceAll("\\s+", " ").replace("metadata: ", "");
  }

  @Test
  void what_putting_back_needs_is_printed_without_being_asked_for() {
    String made = EXPERIMENT.replace("scale_deployment", "create_deployment");
    stage
        .file(
            "made.yaml", made.replace("{name: web, replicas: 2, ns:", "{spec_path: web.yaml, ns:"))
        .run("rights", "--only=scale", "made.yaml");
    assertThat(stage.out()).contains("  - get\n  - create\n  - delete\n");
  }

  @Test
  void whether_one_has_them_is_asked_of_the_cluster() throws Exception {
    try (Simulator simulator = Simulator.builder().handDriven().start()) {
      simulator.apply("{apiVersion: v1, kind: ServiceAccount, metadata: {name: poor}}");
      simulator.writeKubeconfig(root.resolve("config"));
      String whole = Files.readString(root.resolve("config"));
      assertThat(checked())
          .isEqualTo(
              """
              0
              yes  get deployments.apps web in namespace shop
              yes  patch deployments.apps web in namespace shop
              """);
      Files.writeString(
          root.resolve("config"), whole.replace(simulator.token().orElseThrow(), token("poor")));
      assertThat(checked())
          .isEqualTo(
              """
              1
              no   get deployments.apps web in namespace shop
              no   patch deployments.apps web in namespace shop
              """);
    }
  }

  private World world(PrintStream out) {
    String home = root.resolve("home").toString();
    String config = root.resolve("config").toString();
    return SystemWorld.create()
        .withRoot(root)
        .withEnvironment(Map.of("HOME", home, "KUBECONFIG", config))
        .withOutput(new Output(InputStream.nullInputStream(), out, out, false, false));
  }

  private String token(String account) throws Exception {
    PrintStream unheard = new PrintStream(OutputStream.nullOutputStream());
    String path = "/api/v1/namespaces/default/serviceaccounts/" + account + "/token";
    JsonObject wanted =
        JsonObject.of("apiVersion", "authentication.k8s.io/v1", "kind", "TokenRequest")
            .with("spec", JsonObject.EMPTY);
    try (Cluster cluster = Cluster.find(world(unheard), JsonObject.EMPTY)) {
      JsonObject answer = cluster.object(Call.of("POST", path).with(wanted));
      return answer.object("status").text("token").orElseThrow();
    }
  }

  /// The exit code and what is printed.
  private String checked() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream paper = new PrintStream(out, true, StandardCharsets.UTF_8);
    String[] words = {
      "--no-log-file", "rights", "--check", "--only=scale", "--var=told=x", "my Experiment.v2.yaml"
    };
    int code = Turbulence.main(words, world(paper));
    return code + "\n" + out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void what_is_no_experiment_or_no_namespace_is_said() {
    stage.file("bad.yaml", "title: t\n").run("rights", "bad.yaml");
    assertThat(stage.code()).isEqualTo(1);
    assertThat(stage.err()).contains("description");
    Stage nowhere = new Stage(root).run("rights", "--namespace=Not.One", "my Experiment.v2.yaml");
    assertThat(nowhere.code()).isEqualTo(2);
    assertThat(nowhere.err()).contains("'Not.One' names no namespace");
  }
}

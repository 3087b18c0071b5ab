package turbulence.faults.kubernetes.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static turbulence.simulator.scenario.Sketch.deployment;
import static turbulence.simulator.scenario.Sketch.statefulSet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.builtin.TestScope;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Binding;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.breaking.Break;
import turbulence.simulator.scenario.Simulator;

/// Looks only: all tests look at one cluster.
class PodTargetsTest {
  private static final String WORKLOADS =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop, labels: {team: shop}}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop-test, labels: {team: shop}}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: robot}
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: lonely
        labels: {app: lonely}
        annotations: {chaos.example.org/allowed: "yes", note: "see/wiki:1"}
      spec:
        serviceAccountName: robot
        containers: [{name: main, image: nginx}]
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: night}
      ---
      apiVersion: batch/v1
      kind: CronJob
      metadata: {name: nightly, namespace: night}
      spec:
        schedule: "0 3 1 1 *"
        jobTemplate:
          spec:
            template:
              spec:
                restartPolicy: Never
                containers: [{name: main, image: nginx}]
      ---
      apiVersion: batch/v1
      kind: CronJob
      metadata: {name: nightly}
      spec:
        schedule: "0 3 1 1 *"
        jobTemplate:
          spec:
            template:
              spec:
                restartPolicy: Never
                containers: [{name: main, image: nginx}]
      """;

  @TempDir static Path folder;
  private static Simulator simulator;
  private static Scope scope;

  @BeforeAll
  static void start() throws Exception {
    simulator =
        Simulator.with(
                deployment("web").replicas(4),
                deployment("web-db").replicas(2),
                statefulSet("data").replicas(2))
            .with(WORKLOADS)
            .nodes(3)
            .zones(3)
            .handDriven()
            .start();
    simulator.apply(deployment("web").replicas(2).in("shop").object());
    simulator.apply(deployment("web").in("shop-test").object());
    assertThat(simulator.awaitReady(Duration.ofMinutes(5))).isEmpty();
    simulator.writeKubeconfig(folder.resolve("config"));
    scope = scope(1);
    job("default", "nightly-1");
    job("night", "nightly-1");
    job("night", "nightly-2");
    job("night", "nightly-3");
    simulator.advance(Duration.ofMinutes(10));
    simulator.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: young}
        spec:
          nodeSelector: {nobody: has}
          containers: [{name: main, image: nginx}]
        """);
    simulator.settle();
  }

  @AfterAll
  static void stop() throws Exception {
    scope.shared().close();
    simulator.close();
  }

  private static Scope scope(long seed) {
    World world =
        SystemWorld.create()
            .withEnvironment(Map.of("KUBECONFIG", folder.resolve("config").toString()))
            .withRandom(new Random(seed));
    World inItsTime =
        new World(
            simulator::now,
            world.nanos(),
            world.random(),
            world.sleeper(),
            world.environment(),
            world.root(),
            world.dial(),
            world.output());
    return new TestScope().in(inItsTime);
  }

  /// A Job that a CronJob has made, as its controller would.
  private static void job(String namespace, String name) throws Exception {
    String uid = uid("cronjobs.batch", namespace, "nightly");
    simulator.apply(
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: %s
          namespace: %s
          ownerReferences:
          - {apiVersion: batch/v1, kind: CronJob, name: nightly, uid: %s, controller: true}
        spec:
          template:
            metadata: {labels: {app: nightly}}
            spec:
              restartPolicy: Never
              containers: [{name: main, image: nginx}]
        """
            .formatted(name, namespace, uid));
    simulator.advance(Duration.ofMinutes(1));
  }

  private static String uid(String kind, String namespace, String name) {
    return simulator
        .get(kind, namespace, name)
        .orElseThrow()
        .object("metadata")
        .text("uid")
        .orElseThrow();
  }

  private static PodTargets targets(String arguments) throws Exception {
    JsonObject given = (JsonObject) JsonReader.read("{" + arguments.replace('\'', '"') + "}");
    Binding<PodTargets> binding = Arguments.of(PodTargets.class).bind(given, "step");
    assertThat(binding).isInstanceOf(Binding.Bound.class);
    return ((Binding.Bound<PodTargets>) binding).instance();
  }

  /// The pods that these arguments take, each as the beginning of its name up to what is made up.
  private static Set<String> workloads(String arguments) throws Exception {
    return targets(arguments).draw(scope).stream()
        .map(pod -> pod.namespace() + "/" + stem(pod.name()))
        .collect(Collectors.toSet());
  }

  private static String stem(String pod) {
    int hash =
        pod.matches(".*-[a-z0-9]{8,10}-[a-z0-9]{5}")
            ? pod.lastIndexOf('-', pod.lastIndexOf('-') - 1)
            : pod.length();
    return pod.substring(0, hash).replaceAll("-1-\\w{5}$", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'field_selector': 'spec.serviceAccountName=robot' | default/lonely",
        "'annotation_selector': 'chaos.example.org/allowed=yes,note' | default/lonely",
        "'annotation_selector': 'note in (see/wiki:1)' | default/lonely",
        "'annotation_selector': 'nobody' | ",
        "'names': ['lonely'] | default/lonely",
        "'names': ['lonely', 'data-1', 'nobody'] | default/lonely,default/data-1",
        "'names': ['lonely', 'data-1'], 'name_pattern': 'a-' | default/data-1",
        "'names': ['lonely'], 'label_selector': 'app=web' | ",
        "'owner': 'deployment/web' | default/web",
        "'owner': 'deploy/web-db' | default/web-db",
        "'owner': 'StatefulSet/data' | default/data-0,default/data-1",
        "'owner': 'sts/web' | ",
        "'owner': 'cronjobs/nightly' | default/nightly",
        "'owner': 'job/nightly-1' | default/nightly",
        "'owner': 'deployments.apps/web', 'namespace_pattern': '^shop' | shop/web,shop-test/web",
        "'namespaces': ['shop'] | shop/web",
        "'namespace_selector': 'team' | shop/web,shop-test/web",
        "'namespace_pattern': 'kube' | ",
        "'phase': 'Pending' | default/young",
        "'ready': false | default/young",
        "'ready': true, 'label_selector': 'app in (lonely)' | default/lonely",
        "'max_age': '1m' | default/young",
        "'min_age': 60, 'name_pattern': 'ly$' | default/lonely",
        "'min_age': '2h' | ",
        "'zone': 'nowhere' | ",
        "'node': 'nobody' | ",
      })
  void those_that_fit_all_that_is_given(String arguments, String taken) throws Exception {
    Set<String> expected =
        taken == null || taken.isBlank()
            ? Set.of()
            : new HashSet<>(Arrays.asList(taken.split(",")));
    assertThat(workloads("'all': true, " + arguments)).isEqualTo(expected);
  }

  @Test
  void a_node_and_a_zone_are_where_pods_run() throws Exception {
    String name =
        simulator.list("nodes", "").getFirst().object("metadata").text("name").orElseThrow();
    String zone =
        simulator
            .list("nodes", "")
            .getFirst()
            .object("metadata")
            .object("labels")
            .text("topology.kubernetes.io/zone")
            .orElseThrow();
    Set<String> there =
        simulator.list("pods", "default").stream()
            .filter(pod -> pod.object("spec").text("nodeName").orElse("").equals(name))
            .map(pod -> pod.object("metadata").text("name").orElse(""))
            .collect(Collectors.toSet());
    assertThat(there).isNotEmpty();
    for (String where : List.of("'node': '" + name + "'", "'zone': '" + zone + "'")) {
      assertThat(targets("'all': true, " + where).draw(scope))
          .extracting(Pod::name)
          .containsExactlyInAnyOrderElementsOf(there);
    }
  }

  @Test
  void no_deployment_loses_more_than_its_share_whatever_chance_says() throws Exception {
    for (long seed = 0; seed < 30; seed++) {
      List<Pod> taken =
          targets("'all': true, 'rand': true, 'name_pattern': 'web', 'max_per_owner': '50%'")
              .draw(scope(seed));
      Map<String, Long> each =
          taken.stream()
              .collect(Collectors.groupingBy(pod -> stem(pod.name()), Collectors.counting()));
      assertThat(each).isEqualTo(Map.of("web", 2L, "web-db", 1L));
    }
    assertThat(targets("'all': true, 'max_per_owner': 1, 'label_selector': 'app=web'").draw(scope))
        .hasSize(1);
  }

  @Test
  void all_jobs_of_a_cron_job_are_one_workload() throws Exception {
    String all = "'all': true, 'ns': 'night'";
    assertThat(targets(all).draw(scope)).hasSize(3);
    assertThat(targets(all + ", 'max_per_owner': 1").draw(scope)).hasSize(1);
    assertThat(targets(all + ", 'max_per_owner': '70%'").draw(scope)).hasSize(2);
    assertThat(targets(all + ", 'owner': 'job/nightly-2', 'max_per_owner': 5").draw(scope))
        .singleElement()
        .satisfies(pod -> assertThat(pod.name()).startsWith("nightly-2-"));
    PodTargets blind = targets(all + ", 'max_per_owner': 1");
    Break refusal = simulator.breaking().on("list").of("jobs").refuse(403);
    try {
      assertThat(catchThrowableOfType(ActivityFailed.class, () -> blind.draw(scope)))
          .hasMessageContaining("jobs");
    } finally {
      refusal.mend();
    }
  }

  @Test
  void the_same_seed_draws_the_same() throws Exception {
    PodTargets some = targets("'rand': true, 'mode': 'random-up-to', 'qty': 5");
    Set<List<Pod>> drawn = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      List<Pod> once = some.draw(scope(seed));
      assertThat(some.draw(scope(seed))).isEqualTo(once);
      assertThat(once.size()).isBetween(1, 5);
      drawn.add(once);
    }
    assertThat(drawn).hasSizeGreaterThan(10);
  }

  @Test
  void half_of_them_rounded_up() throws Exception {
    String half = "'mode': 'percentage', 'qty': 50, 'rand': true, 'label_selector': 'app=web'";
    assertThat(targets(half).draw(scope)).hasSize(2);
    assertThat(targets(half + ", 'namespace_selector': 'team=shop'").draw(scope)).hasSize(2);
  }

  @Test
  void the_oldest_of_all_namespaces_come_first() throws Exception {
    List<Pod> taken =
        targets("'order': 'oldest', 'qty': 30, 'namespaces': ['shop', 'default']").draw(scope);
    assertThat(taken).extracting(Pod::created).isSorted();
    assertThat(taken.getLast().name()).isEqualTo("young");
  }

  @Test
  void what_the_api_cannot_read_is_named() throws Exception {
    PodTargets wrong =
        targets("'label_selector': 'app in web', 'field_selector': 'spec.color=red'");
    assertThat(catchThrowableOfType(ActivityFailed.class, () -> wrong.draw(scope)))
        .hasMessageStartingWith(
            "Cannot select pods. The API refuses label_selector 'app in web' or field_selector"
                + " 'spec.color=red': GET /api/v1/namespaces/default/pods: 400 BadRequest: ");
  }

  @Test
  void whatever_selectors_say_the_answer_is_pods_or_a_failure_in_words() throws Exception {
    Random random = new Random(5);
    String letters = "ab/.-=!(),<>\\ in notin\t\u00e9";
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder("a");
      for (int length = random.nextInt(10); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      PodMarks marks =
          new PodMarks(
              random.nextBoolean() ? text.toString() : null, null, null, null, PerOwner.ANY);
      PodTargets wild =
          new PodTargets(
              new PodChoice(text.toString(), null, PodAmount.FIRST),
              new PodPlace("default", "alphabetic"),
              new PodTraits(marks, Wider.NOT, PodStanding.ANY));
      ActivityFailed failed =
          catchThrowableOfType(
              ActivityFailed.class, () -> assertThat(wild.draw(scope)).isNotNull());
      if (failed != null) {
        assertThat(failed).hasMessageStartingWith("Cannot select pods. The API refuses ");
      }
    }
  }

  @Test
  void each_argument_needs_its_rights_and_no_others() throws Exception {
    assertThat(targets("").finding()).containsExactly(Need.of("list", Resource.PODS, "default"));
    assertThat(targets("'zone': 'a'").finding())
        .containsExactly(
            Need.of("list", Resource.PODS, "default"), Need.of("list", Resource.NODES, ""));
    assertThat(targets("'owner': 'deployment/web', 'max_per_owner': 1").finding())
        .containsExactly(
            Need.of("list", Resource.PODS, "default"),
            Need.of("list", Resource.REPLICA_SETS, "default"));
    assertThat(targets("'max_per_owner': 1").finding())
        .containsExactly(
            Need.of("list", Resource.PODS, "default"),
            Need.of("list", Resource.REPLICA_SETS, "default"),
            Need.of("list", Owners.resource("Job"), "default"));
    assertThat(targets("'owner': 'statefulset/data'").finding())
        .containsExactly(Need.of("list", Resource.PODS, "default"));
    assertThat(targets("'namespaces': ['a', 'b'], 'names': ['x']").hitting("delete", ""))
        .containsExactly(
            Need.of("delete", Resource.PODS, "a").on("x"),
            Need.of("delete", Resource.PODS, "b").on("x"));
    assertThat(targets("'namespace_selector': 'team'").finding())
        .containsExactly(
            Need.of("list", Resource.NAMESPACES, ""), Need.of("list", Resource.PODS, ""));
  }
}

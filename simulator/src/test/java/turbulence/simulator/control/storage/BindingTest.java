package turbulence.simulator.control.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;
import turbulence.simulator.scenario.Simulator;
import turbulence.simulator.scenario.SimulatorExtension;

class BindingTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final String LAZY =
      """
      apiVersion: storage.k8s.io/v1
      kind: StorageClass
      metadata: {name: lazy}
      provisioner: acme.example/disks
      volumeBindingMode: WaitForFirstConsumer
      reclaimPolicy: Retain
      """;

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: p}
      spec:
        containers:
        - {name: c, image: nginx, volumeMounts: [{name: v, mountPath: /data}]}
        volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]
      """;

  @RegisterExtension
  final SimulatorExtension extension =
      new SimulatorExtension(Simulator.builder().handDriven(START));

  private static String claim(String more) {
    return """
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: {name: data}
    spec:
      accessModes: [ReadWriteOnce]
      resources: {requests: {storage: 8Gi}}
    """
        + (more.isEmpty() ? "" : "  " + more + "\n");
  }

  private static JsonObject claimed(Simulator simulator) {
    return simulator.get("pvc", "default", "data").orElseThrow();
  }

  private static String phase(Simulator simulator, String kind, String name) {
    return simulator
        .get(kind, kind.equals("pv") ? "" : "default", name)
        .map(object -> Fields.text(object.object("status"), "phase"))
        .orElse("gone");
  }

  private static List<String> told(Simulator simulator, String reason) {
    return simulator.list("events", "default").stream()
        .filter(event -> Fields.text(event, "reason").equals(reason))
        .map(event -> event.text("message").orElse(event.text("note").orElse("")))
        .toList();
  }

  private static void run(Simulator simulator, int seconds) {
    simulator.advance(Duration.ofSeconds(seconds));
  }

  @Test
  void a_claim_without_words_gets_a_volume_of_the_usual_class(Simulator simulator) {
    simulator.apply(claim(""));
    simulator.settle();
    assertThat(phase(simulator, "pvc", "data")).isEqualTo("Pending");
    run(simulator, 1);
    JsonObject claim = claimed(simulator);
    String uid = Fields.text(claim.object("metadata"), "uid");
    assertThat(claim.object("status"))
        .hasToString(
            "{\"phase\":\"Bound\",\"accessModes\":[\"ReadWriteOnce\"],"
                + "\"capacity\":{\"storage\":\"8Gi\"}}");
    assertThat(Fields.text(claim.object("spec"), "storageClassName")).isEqualTo("standard");
    assertThat(Fields.text(claim.object("spec"), "volumeName")).isEqualTo("pvc-" + uid);
    JsonObject volume = simulator.get("pv", "", "pvc-" + uid).orElseThrow();
    assertThat(Fields.text(volume.object("status"), "phase")).isEqualTo("Bound");
    assertThat(Fields.text(volume.object("spec").object("claimRef"), "uid")).isEqualTo(uid);
    assertThat(told(simulator, "ProvisioningSucceeded"))
        .containsExactly("Successfully provisioned volume pvc-" + uid);
  }

  @Test
  void a_pod_waits_for_its_claim_and_then_runs(Simulator simulator) {
    simulator.apply(POD);
    run(simulator, 5);
    assertThat(phase(simulator, "pod", "p")).isEqualTo("Pending");
    assertThat(told(simulator, "FailedScheduling"))
        .containsExactly(
            "0/3 nodes are available: persistentvolumeclaim \"data\" not found. preemption: 0/3"
                + " nodes are available: 3 Preemption is not helpful for scheduling.");
    simulator.apply(claim(""));
    run(simulator, 15);
    assertThat(phase(simulator, "pod", "p")).isEqualTo("Running");
  }

  @Test
  void a_class_may_wait_for_the_first_pod(Simulator simulator) {
    simulator.apply(LAZY);
    simulator.apply(claim("storageClassName: lazy"));
    run(simulator, 30);
    assertThat(phase(simulator, "pvc", "data")).isEqualTo("Pending");
    assertThat(told(simulator, "WaitForFirstConsumer"))
        .containsExactly("waiting for first consumer to be created before binding");
    simulator.apply(POD);
    run(simulator, 10);
    assertThat(phase(simulator, "pvc", "data")).isEqualTo("Bound");
    assertThat(phase(simulator, "pod", "p")).isEqualTo("Running");
    assertThat(told(simulator, "FailedScheduling")).isEmpty();
  }

  @Test
  void what_is_mounted_stays_until_the_pod_is_gone(Simulator simulator) {
    simulator.apply(claim(""));
    simulator.apply(POD);
    run(simulator, 10);
    simulator.delete("pvc", "default", "data");
    run(simulator, 60);
    assertThat(claimed(simulator).object("metadata").has("deletionTimestamp")).isTrue();
    assertThat(phase(simulator, "pod", "p")).isEqualTo("Running");
    simulator.delete("pod", "default", "p");
    run(simulator, 60);
    assertThat(simulator.get("pvc", "default", "data")).isEmpty();
    assertThat(simulator.list("pv", "")).isEmpty();
  }

  @Test
  void a_volume_that_is_to_be_kept_is_released(Simulator simulator) {
    simulator.apply(LAZY);
    simulator.apply(claim("storageClassName: lazy"));
    simulator.apply(POD);
    run(simulator, 10);
    String name = Fields.text(claimed(simulator).object("spec"), "volumeName");
    simulator.delete("pod", "default", "p");
    simulator.delete("pvc", "default", "data");
    run(simulator, 60);
    assertThat(phase(simulator, "pv", name)).isEqualTo("Released");
    simulator.delete("pv", "", name);
    simulator.settle();
    assertThat(phase(simulator, "pv", name)).isEqualTo("gone");
  }

  @Test
  void the_smallest_volume_that_suits_is_taken_before_one_is_made(Simulator simulator) {
    for (String size : List.of("100Gi", "10Gi", "4Gi")) {
      simulator.apply(
          """
          apiVersion: v1
          kind: PersistentVolume
          metadata: {name: v-%s}
          spec:
            capacity: {storage: %s}
            accessModes: [ReadWriteOnce, ReadOnlyMany]
            storageClassName: manual
            hostPath: {path: /data}
          """
              .formatted(size.toLowerCase(Locale.ROOT), size));
    }
    run(simulator, 1);
    assertThat(phase(simulator, "pv", "v-10gi")).isEqualTo("Available");
    simulator.apply(claim("storageClassName: manual"));
    run(simulator, 1);
    assertThat(Fields.text(claimed(simulator).object("spec"), "volumeName")).isEqualTo("v-10gi");
    assertThat(phase(simulator, "pv", "v-10gi")).isEqualTo("Bound");
    assertThat(phase(simulator, "pv", "v-4gi")).isEqualTo("Available");
    assertThat(claimed(simulator).object("status").object("capacity").text("storage"))
        .contains("10Gi");
  }

  @Test
  void a_claim_that_nothing_can_serve_says_so_and_is_served_later(Simulator simulator) {
    simulator.apply(claim("storageClassName: lazy"));
    run(simulator, 60);
    assertThat(told(simulator, "ProvisioningFailed"))
        .containsExactly("storageclass.storage.k8s.io \"lazy\" not found");
    simulator.apply(LAZY.replace("WaitForFirstConsumer", "Immediate"));
    run(simulator, 2);
    assertThat(phase(simulator, "pvc", "data")).isEqualTo("Bound");
  }

  @Test
  void a_bound_volume_stays_until_its_claim_goes(Simulator simulator) {
    simulator.apply(claim("storageClassName: ''"));
    run(simulator, 2);
    assertThat(told(simulator, "FailedBinding"))
        .containsExactly(
            "no persistent volumes available for this claim and no storage class is set");
    simulator.apply(
        """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: v}
        spec: {capacity: {storage: 8Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /d}}
        """);
    run(simulator, 2);
    assertThat(phase(simulator, "pvc", "data")).isEqualTo("Bound");
    simulator.delete("pv", "", "v");
    run(simulator, 2);
    assertThat(phase(simulator, "pv", "v")).as("a bound volume stays").isEqualTo("Bound");
    simulator.delete("pvc", "default", "data");
    run(simulator, 2);
    assertThat(phase(simulator, "pv", "v")).isEqualTo("gone");
  }

  @Test
  void a_namespace_goes_with_its_claims(Simulator simulator) {
    simulator.apply("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}");
    simulator.apply(claim("").replace("{name: data}", "{name: data, namespace: shop}"));
    simulator.apply(POD.replace("{name: p}", "{name: p, namespace: shop}"));
    run(simulator, 15);
    simulator.delete("namespace", "", "shop");
    run(simulator, 60);
    assertThat(simulator.get("namespace", "", "shop")).isEmpty();
    assertThat(simulator.list("pv", "")).isEmpty();
  }
}

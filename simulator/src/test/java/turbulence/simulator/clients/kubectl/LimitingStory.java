package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Quotas, ranges and classes: what is said about new objects, and how all of it reads.
class LimitingStory {
  @RegisterExtension static final Terminal terminal = new Terminal(20);

  private static final String RULES =
      """
      apiVersion: v1
      kind: LimitRange
      metadata: {name: range}
      spec:
        limits:
        - {type: Container, default: {cpu: 2, memory: 64Mi}, defaultRequest: {cpu: 1}, max: {memory: 1Gi}}
        - {type: PersistentVolumeClaim, min: {storage: 1Gi}, max: {storage: 10Gi}}
      ---
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata: {name: high}
      value: 1000
      description: for what matters
      ---
      apiVersion: networking.k8s.io/v1
      kind: IngressClass
      metadata: {name: edge, annotations: {ingressclass.kubernetes.io/is-default-class: "true"}}
      spec: {controller: example.com/edge}
      ---
      apiVersion: storage.k8s.io/v1
      kind: StorageClass
      metadata: {name: lazy}
      provisioner: example.com/disk
      volumeBindingMode: WaitForFirstConsumer
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: claim}
      spec: {accessModes: [ReadWriteOnce], storageClassName: lazy, resources: {requests: {storage: 2Gi}}}
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: wall}
      spec:
        podSelector: {matchLabels: {app: web}}
        policyTypes: [Ingress]
        ingress: [{from: [{podSelector: {matchLabels: {a: b}}}], ports: [{port: 80}]}]
      """;

  @BeforeAll
  static void rules() {
    terminal.file("rules.yaml", RULES);
    terminal.ok("apply -f rules.yaml");
    terminal.ok("create quota few --hard=pods=2,requests.cpu=4,count/deployments.apps=1");
    terminal.until("get quota few", "pods: 0/2");
  }

  @Test
  void what_exceeds_a_quota_or_a_range_is_kept_out() {
    terminal.ok("run a --image=nginx:1.27");
    assertThat(
            terminal.fails(
                "run big --image=nginx:1.27"
                    + " --overrides='{\"spec\":{\"containers\":[{\"name\":\"c\","
                    + "\"image\":\"nginx\",\"resources\":{\"limits\":{\"memory\":\"2Gi\"}}}]}}'"))
        .isEqualTo(
            "Error from server (Forbidden): pods \"big\" is forbidden: maximum memory usage per"
                + " Container is 1Gi, but limit is 2Gi");
    terminal.ok("run b --image=nginx:1.27");
    assertThat(terminal.fails("run c --image=nginx:1.27"))
        .isEqualTo(
            "Error from server (Forbidden): pods \"c\" is forbidden: exceeded quota: few,"
                + " requested: pods=1, used: pods=2, limited: pods=2");
    assertThat(terminal.ok("get quota few"))
        .isEqualTo(
            "NAME  REQUEST  LIMIT  AGE\n"
                + "few  count/deployments.apps: 0/1, pods: 2/2, requests.cpu: 2/4  AGE");
    assertThat(terminal.ok("describe quota few"))
        .endsWith(
            "Resource  Used  Hard\n--------  ----  ----\ncount/deployments.apps  0  1\n"
                + "pods  2  2\nrequests.cpu  2  4");
    terminal.ok("delete pod a b --now");
    terminal.until("get quota few", "pods: 0/2");
    terminal.ok("create deployment web --image=nginx:1.27 --replicas=5");
    assertThat(terminal.until("describe replicaset -l app=web", "exceeded quota"))
        .contains(
            "Warning  FailedCreate",
            "replicaset-controller  Error creating: pods \"web-*\" is forbidden: exceeded quota:"
                + " few, requested: pods=1, used: pods=2, limited: pods=2");
    terminal.ok("delete deployment web");
  }

  @Test
  void every_rule_reads_as_it_should() {
    assertThat(terminal.ok("describe limitrange range"))
        .contains(
            "Container  memory  -  1Gi  64Mi  64Mi  -",
            "Container  cpu  -  -  1  2  -",
            "PersistentVolumeClaim  storage  1Gi  10Gi  -  -  -");
    assertThat(terminal.ok("describe priorityclass high"))
        .contains("Value:  1000\nGlobalDefault:  false\nPreemptionPolicy:  PreemptLowerPriority\n");
    assertThat(terminal.ok("describe ingressclass edge"))
        .contains("Controller:  example.com/edge\n");
    assertThat(terminal.ok("describe storageclass lazy"))
        .contains(
            "IsDefaultClass:  No\n",
            "ReclaimPolicy:  Delete\nVolumeBindingMode:  WaitForFirstConsumer\n");
    assertThat(terminal.ok("describe pvc claim"))
        .contains("Status:  Pending\n", "waiting for first consumer to be created before binding");
    assertThat(terminal.ok("describe networkpolicy wall"))
        .contains(
            "  PodSelector:  app=web\n  Allowing ingress traffic:\n    To Port: 80/TCP\n"
                + "    From:\n      PodSelector: a=b\n  Not affecting egress traffic\n");
    terminal.ok("create ingress web --rule=shop.local/*=web:80");
    assertThat(terminal.ok("get ingress web")).contains("web  edge  shop.local");
    assertThat(terminal.ok("get limitrange,priorityclass,ingressclass,sc,netpol -o wide"))
        .contains(
            "limitrange/range  ",
            "priorityclass.scheduling.k8s.io/high  1000  false  AGE  PreemptLowerPriority",
            "ingressclass.networking.k8s.io/edge  example.com/edge  <none>  AGE",
            "storageclass.storage.k8s.io/lazy  example.com/disk  Delete  WaitForFirstConsumer"
                + "  false  AGE",
            "networkpolicy.networking.k8s.io/wall  app=web  AGE");
  }
}

package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DescribingStory {
  @RegisterExtension static final Terminal terminal = new Terminal(1);

  @BeforeAll
  static void shop() {
    terminal.ok("create deployment web --image=nginx:1.27 --replicas=2 --port=80");
    terminal.ok("expose deployment web --port=80");
    terminal.ok("create pdb web --selector=app=web --min-available=1");
    terminal.ok("create ingress web --rule=shop.local/*=web:80");
    terminal.ok("rollout status deployment web --timeout=60s");
  }

  @Test
  void a_pod_with_its_conditions_volumes_and_events() {
    assertThat(terminal.ok("describe pod -l app=web"))
        .contains(
            "Controlled By:  ReplicaSet/web-*\n",
            "    Image:  nginx:1.27\n    Image ID:  docker.io/library/nginx@sha256:",
            "    State:  Running\n      Started:  ",
            "    Ready:  True\n    Restart Count:  0\n",
            "  Ready  True\n  ContainersReady  True\n  PodScheduled  True\n",
            "QoS Class:  BestEffort\n",
            "  Type  Reason  Age  From  Message\n  ----  ------  ----  ----  -------\n",
            "default-scheduler  Successfully assigned default/web-* to node-",
            "kubelet  Pulling image \"nginx:1.27\"\n",
            "kubelet  Container created\n",
            "kubelet  Container started");
  }

  @Test
  void a_node_with_what_runs_on_it() {
    assertThat(terminal.ok("describe node node-1"))
        .contains(
            "Name:  node-1\nRoles:  <none>\nLabels:  ",
            "topology.kubernetes.io/zone=zone-1\n",
            "Taints:  <none>\nUnschedulable:  false\nLease:\n  HolderIdentity:  node-1\n",
            "KubeletReady  kubelet is posting ready status\n",
            "Capacity:\n  cpu:  8\n",
            "  Kubelet Version:  v1.36.2\n",
            "PodCIDR:  POD-IP/24\n",
            "Non-terminated Pods:",
            "Allocated resources:\n");
  }

  @Test
  void a_deployment_and_its_replica_set() {
    assertThat(terminal.ok("describe deployment web"))
        .contains(
            "Replicas:  2 desired | 2 updated | 2 total | 2 available | 0 unavailable\n",
            "StrategyType:  RollingUpdate\nMinReadySeconds:  0\n"
                + "RollingUpdateStrategy:  25% max unavailable, 25% max surge\n",
            "  Available  True  MinimumReplicasAvailable\n"
                + "  Progressing  True  NewReplicaSetAvailable\n"
                + "OldReplicaSets:  <none>\n"
                + "NewReplicaSet:  web-* (2/2 replicas created)\n"
                + "Events:\n",
            "deployment-controller  Scaled up replica set web-* from 0 to 2");
    assertThat(terminal.ok("describe replicaset -l app=web"))
        .contains(
            "Controlled By:  Deployment/web\nReplicas:  2 current / 2 desired\n"
                + "Pods Status:  2 Running / 0 Waiting / 0 Succeeded / 0 Failed\n",
            "replicaset-controller  Created pod: web-*");
  }

  @Test
  void a_service_its_endpoints_and_an_ingress_that_leads_there() {
    assertThat(terminal.ok("describe service web"))
        .isEqualTo(
            """
            Name:  web
            Namespace:  default
            Labels:  app=web
            Annotations:  <none>
            Selector:  app=web
            Type:  ClusterIP
            IP Family Policy:  SingleStack
            IP Families:  IPv4
            IP:  CLUSTER-IP
            IPs:  CLUSTER-IP
            Port:  <unset>  80/TCP
            TargetPort:  80/TCP
            Endpoints:  POD-IP:80,POD-IP:80
            Session Affinity:  None
            Internal Traffic Policy:  Cluster
            Events:  <none>\
            """);
    assertThat(terminal.ok("describe endpoints web"))
        .contains("  Addresses:  POD-IP,POD-IP\n  NotReadyAddresses:  <none>\n");
    assertThat(terminal.ok("describe ingress web"))
        .contains("  shop.local\n", "/  web:80 (POD-IP:80,POD-IP:80)\n");
  }

  @Test
  void a_budget_and_a_namespace() {
    terminal.until("get pdb web", "1  N/A  1");
    assertThat(terminal.ok("describe pdb web"))
        .isEqualTo(
            """
            Name:  web
            Namespace:  default
            Min available:  1
            Selector:  app=web
            Status:
                Allowed disruptions:  1
                Current:  2
                Desired:  1
                Total:  2
            Events:  <none>\
            """);
    assertThat(terminal.ok("describe namespace default"))
        .isEqualTo(
            """
            Name:  default
            Labels:  kubernetes.io/metadata.name=default
            Annotations:  <none>
            Status:  Active

            No resource quota.

            No LimitRange resource.\
            """);
  }

  @Test
  void words_openly_and_secrets_by_their_length() {
    terminal.ok("create configmap words --from-literal=a=b");
    terminal.ok("create secret generic key --from-literal=p=word");
    assertThat(terminal.ok("describe configmap words")).contains("Data\n====\na:\n----\nb\n");
    assertThat(terminal.ok("describe secret key"))
        .contains("Type:  Opaque\n\nData\n====\np:  4 bytes");
  }
}

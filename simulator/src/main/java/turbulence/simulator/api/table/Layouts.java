package turbulence.simulator.api.table;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import turbulence.simulator.store.Resource;

/// The tables of the built-in kinds.
final class Layouts {
  private static final String CONTAINERS = "+Containers|+Images";

  private Layouts() {}

  static Layout of(Resource resource) {
    return switch (resource.group()) {
      case "" -> core(resource.plural());
      case "apps", "batch", "autoscaling", "policy" -> workload(resource.plural());
      case "networking.k8s.io", "discovery.k8s.io" -> network(resource.plural());
      case "storage.k8s.io", "resource.k8s.io" -> storage(resource.plural());
      default -> other(resource.plural());
    };
  }

  static Layout scale() {
    return Layout.of("Name|Desired#|Available#|Age", WorkloadCells::scale);
  }

  private static Layout core(String plural) {
    return switch (plural) {
      case "pods" ->
          Layout.of(
              "Name|Ready|Status|Restarts|Age|+IP|+Node|+Nominated Node|+Readiness Gates",
              PodCells::print);
      case "nodes" ->
          Layout.of(
              "Name|Status|Roles|Age|Version|+Internal-IP|+External-IP|+OS-Image|+Kernel-Version"
                  + "|+Container-Runtime",
              NodeCells::print);
      case "namespaces" ->
          Layout.of("Name|Status|Age", text(row -> Look.text(row.status(), "phase")));
      case "services" ->
          Layout.of(
              "Name|Type|Cluster-IP|External-IP|Port(s)|Age|+Selector", NetworkCells::service);
      case "endpoints" -> Layout.of("Name|Endpoints|Age", NetworkCells::endpoints);
      case "events" ->
          Layout.of(
              "Last Seen|Type|Reason|Object|+Subobject|+Source|Message|+First Seen|+Count|+Name",
              PlainCells::event);
      case "replicationcontrollers" ->
          Layout.of(
              "Name|Desired#|Current#|Ready#|Age|" + CONTAINERS + "|+Selector",
              WorkloadCells::replicationController);
      case "podtemplates" ->
          Layout.of("Name|Containers|Images|Pod Labels", WorkloadCells::podTemplate);
      default -> content(plural);
    };
  }

  /// What the core keeps for pods, and counts.
  private static Layout content(String plural) {
    return switch (plural) {
      case "configmaps" ->
          Layout.of("Name|Data|Age", count(row -> size(row, "data") + size(row, "binaryData")));
      case "secrets" ->
          Layout.of(
              "Name|Type|Data|Age",
              row -> row.name().add(Look.text(row.object(), "type"), size(row, "data")).age());
      case "serviceaccounts" ->
          Layout.of("Name|Secrets|Age", count(row -> row.object().array("secrets").size()));
      case "persistentvolumes" ->
          Layout.of(
              "Name|Capacity|Access Modes|Reclaim Policy|Status|Claim|StorageClass"
                  + "|VolumeAttributesClass|Reason|Age|+VolumeMode",
              StorageCells::volume);
      case "persistentvolumeclaims" ->
          Layout.of(
              "Name|Status|Volume|Capacity|Access Modes|StorageClass|VolumeAttributesClass|Age"
                  + "|+VolumeMode",
              StorageCells::claim);
      case "resourcequotas" -> Layout.of("Name|Request|Limit|Age", PlainCells::quota);
      case "componentstatuses" ->
          Layout.of("Name|Status|Message|Error", PlainCells::componentStatus);
      default -> created();
    };
  }

  private static Layout workload(String plural) {
    String wide = CONTAINERS + "|+Selector";
    return switch (plural) {
      case "deployments" ->
          Layout.of("Name|Ready|Up-to-date|Available|Age|" + wide, WorkloadCells::deployment);
      case "replicasets" ->
          Layout.of("Name|Desired#|Current#|Ready#|Age|" + wide, WorkloadCells::replicas);
      case "statefulsets" -> Layout.of("Name|Ready|Age|" + CONTAINERS, WorkloadCells::statefulSet);
      case "daemonsets" ->
          Layout.of(
              "Name|Desired#|Current#|Ready#|Up-to-date#|Available#|Node Selector|Age|" + wide,
              WorkloadCells::daemonSet);
      case "controllerrevisions" ->
          Layout.of("Name|Controller|Revision|Age", WorkloadCells::controllerRevision);
      case "jobs" -> Layout.of("Name|Status|Completions|Duration|Age|" + wide, WorkloadCells::job);
      case "cronjobs" ->
          Layout.of(
              "Name|Schedule|Timezone|Suspend?|Active#|Last Schedule|Age|" + wide,
              WorkloadCells::cronJob);
      case "horizontalpodautoscalers" ->
          Layout.of("Name|Reference|Targets|MinPods|MaxPods|Replicas|Age", ScalerCells::print);
      case "poddisruptionbudgets" ->
          Layout.of(
              "Name|Min Available|Max Unavailable|Allowed Disruptions#|Age",
              WorkloadCells::disruptionBudget);
      default -> created();
    };
  }

  private static Layout network(String plural) {
    return switch (plural) {
      case "endpointslices" ->
          Layout.of("Name|AddressType|Ports|Endpoints|Age", NetworkCells::endpointSlice);
      case "ingresses" -> Layout.of("Name|Class|Hosts|Address|Ports|Age", NetworkCells::ingress);
      case "ingressclasses" ->
          Layout.of("Name|Controller|Parameters|Age", NetworkCells::ingressClass);
      case "networkpolicies" -> Layout.of("Name|Pod-Selector|Age", NetworkCells::networkPolicy);
      case "servicecidrs" -> Layout.of("Name|CIDRs|Age", NetworkCells::serviceCidr);
      case "ipaddresses" -> Layout.of("Name|ParentRef|Age", NetworkCells::ipAddress);
      default -> created();
    };
  }

  private static Layout storage(String plural) {
    return switch (plural) {
      case "storageclasses" ->
          Layout.of(
              "Name|Provisioner|ReclaimPolicy|VolumeBindingMode|AllowVolumeExpansion|Age",
              row -> StorageCells.storageClass(row, row.object()));
      case "volumeattributesclasses" ->
          Layout.of("Name|DriverName|Age", text(row -> Look.text(row.object(), "driverName")));
      case "volumeattachments" ->
          Layout.of("Name|Attacher@|PV|Node|Attached?|Age", StorageCells::attachment);
      case "csinodes" ->
          Layout.of("Name|Drivers#|Age", count(row -> row.spec().array("drivers").size()));
      case "csidrivers" ->
          Layout.of(
              "Name|AttachRequired?|PodInfoOnMount?|StorageCapacity?|TokenRequests"
                  + "|RequiresRepublish?|Modes|Age",
              StorageCells::driver);
      case "csistoragecapacities" ->
          Layout.of("Name|StorageClassName|Capacity", StorageCells::capacity);
      case "resourceclaims" -> Layout.of("Name|State|Age", StorageCells::resourceClaim);
      case "resourceslices" -> Layout.of("Name|Node|Driver|Pool|Age", StorageCells::resourceSlice);
      case "deviceclasses", "resourceclaimtemplates" ->
          Layout.of("Name|Age", row -> row.name().age());
      default -> created();
    };
  }

  private static Layout other(String plural) {
    return switch (plural) {
      case "leases" ->
          Layout.of("Name|Holder|Age", text(row -> Look.text(row.spec(), "holderIdentity")));
      case "priorityclasses" ->
          Layout.of("Name|Value#|Global-Default?|Age|PreemptionPolicy", PlainCells::priorityClass);
      case "runtimeclasses" ->
          Layout.of("Name|Handler|Age", text(row -> Look.text(row.object(), "handler")));
      case "rolebindings", "clusterrolebindings" ->
          Layout.of("Name|Role|Age|+Users|+Groups|+ServiceAccounts", RightsCells::binding);
      case "certificatesigningrequests" ->
          Layout.of(
              "Name|Age|SignerName|Requestor|RequestedDuration|Condition",
              RightsCells::signingRequest);
      case "apiservices" -> Layout.of("Name|Service|Available|Age", PlainCells::apiService);
      default -> admission(plural);
    };
  }

  private static Layout admission(String plural) {
    return switch (plural) {
      case "mutatingwebhookconfigurations", "validatingwebhookconfigurations" ->
          Layout.of("Name|Webhooks#|Age", count(row -> row.object().array("webhooks").size()));
      case "validatingadmissionpolicies" ->
          Layout.of(
              "Name|Validations#|ParamKind|Age", row -> PlainCells.policy(row, "validations"));
      case "mutatingadmissionpolicies" ->
          Layout.of("Name|Mutations#|ParamKind|Age", row -> PlainCells.policy(row, "mutations"));
      case "validatingadmissionpolicybindings", "mutatingadmissionpolicybindings" ->
          Layout.of("Name|PolicyName|ParamRef|Age", PlainCells::policyBinding);
      case "flowschemas" ->
          Layout.of(
              "Name|PriorityLevel|MatchingPrecedence|DistinguisherMethod|Age|MissingPL",
              PlainCells::flowSchema);
      case "prioritylevelconfigurations" ->
          Layout.of(
              "Name|Type|NominalConcurrencyShares|Queues|HandSize|QueueLengthLimit|Age",
              PlainCells::priorityLevel);
      default -> created();
    };
  }

  /// What kinds have that nobody made a table for: roles, limit ranges, definitions.
  private static Layout created() {
    return Layout.of(
        "Name|Created At~", row -> row.name().add(Look.text(row.metadata(), "creationTimestamp")));
  }

  private static Consumer<Row> text(Function<Row, String> cell) {
    return row -> row.name().add(cell.apply(row)).age();
  }

  private static Consumer<Row> count(ToIntFunction<Row> cell) {
    return row -> row.name().add(cell.applyAsInt(row)).age();
  }

  private static int size(Row row, String name) {
    return row.object().object(name).size();
  }
}

package turbulence.simulator.api.kind;

import java.util.HashMap;
import java.util.Map;
import turbulence.simulator.store.Resource;

/// The behaviour of each kind that a server has built in.
public final class Behaviours {
  private static final Map<Resource, Behaviour> KNOWN = new HashMap<>();
  private static final Plain WITH_STATUS = new Plain(true, false, NameRule.SUBDOMAIN);
  private static final Plain COUNTED_WITH_STATUS = new Plain(true, true, NameRule.SUBDOMAIN);

  static {
    core();
    workloads();
    traffic();
    rights();
    storage();
    others();
  }

  private Behaviours() {}

  /// The behaviour of that collection; one that is not known is plain.
  public static Behaviour of(Resource resource) {
    return KNOWN.getOrDefault(resource, Plain.STORED);
  }

  private static void core() {
    put("", "configmaps", new ConfigMaps());
    put("", "endpoints", new EndpointLists());
    put("", "events", new Events());
    put("", "limitranges", new Limits());
    put("", "namespaces", new Namespaces());
    put("", "nodes", new Nodes());
    put("", "persistentvolumeclaims", new Claims());
    put("", "persistentvolumes", new PersistentVolumes());
    put("", "pods", new Pods());
    put("", "podtemplates", new PodTemplates());
    put("", "replicationcontrollers", new ReplicationControllers());
    put("", "resourcequotas", new Quotas());
    put("", "secrets", new Secrets());
    put("", "services", new Services());
  }

  private static void workloads() {
    put("apps", "daemonsets", new DaemonSets());
    put("apps", "deployments", new Deployments());
    put("apps", "replicasets", new ReplicaSets());
    put("apps", "statefulsets", new StatefulSets());
    put("autoscaling", "horizontalpodautoscalers", new Autoscalers());
    put("batch", "cronjobs", new CronJobs());
    put("batch", "jobs", new Jobs());
    put("policy", "poddisruptionbudgets", new Budgets());
    put("scheduling.k8s.io", "priorityclasses", new PriorityClasses());
  }

  private static void traffic() {
    put("discovery.k8s.io", "endpointslices", new EndpointSlices());
    put("networking.k8s.io", "ingressclasses", Plain.COUNTED);
    put("networking.k8s.io", "ingresses", new Ingresses());
    put("networking.k8s.io", "networkpolicies", new NetworkPolicies());
    put("networking.k8s.io", "servicecidrs", WITH_STATUS);
  }

  private static void rights() {
    String group = "rbac.authorization.k8s.io";
    put(group, "clusterrolebindings", new RoleBindings(false));
    put(group, "clusterroles", new Roles(false));
    put(group, "rolebindings", new RoleBindings(true));
    put(group, "roles", new Roles(true));
    put("certificates.k8s.io", "certificatesigningrequests", WITH_STATUS);
    put("certificates.k8s.io", "podcertificaterequests", WITH_STATUS);
  }

  private static void storage() {
    put("storage.k8s.io", "storageclasses", new StorageClasses());
    put("storage.k8s.io", "volumeattachments", WITH_STATUS);
    put("storagemigration.k8s.io", "storageversionmigrations", WITH_STATUS);
    put("internal.apiserver.k8s.io", "storageversions", WITH_STATUS);
  }

  private static void others() {
    String admission = "admissionregistration.k8s.io";
    put(admission, "mutatingadmissionpolicies", Plain.COUNTED);
    put(admission, "mutatingadmissionpolicybindings", Plain.COUNTED);
    put(admission, "mutatingwebhookconfigurations", Plain.COUNTED);
    put(admission, "validatingadmissionpolicies", COUNTED_WITH_STATUS);
    put(admission, "validatingadmissionpolicybindings", Plain.COUNTED);
    put(admission, "validatingwebhookconfigurations", Plain.COUNTED);
    put("apiextensions.k8s.io", "customresourcedefinitions", new Definitions());
    put("apiregistration.k8s.io", "apiservices", WITH_STATUS);
    put("coordination.k8s.io", "leases", new Leases());
    put("flowcontrol.apiserver.k8s.io", "flowschemas", COUNTED_WITH_STATUS);
    put("flowcontrol.apiserver.k8s.io", "prioritylevelconfigurations", COUNTED_WITH_STATUS);
    put("resource.k8s.io", "resourceclaims", WITH_STATUS);
    put("resource.k8s.io", "devicetaintrules", COUNTED_WITH_STATUS);
    put("resource.k8s.io", "resourcepoolstatusrequests", WITH_STATUS);
    put("scheduling.k8s.io", "podgroups", WITH_STATUS);
  }

  private static void put(String group, String plural, Behaviour behaviour) {
    KNOWN.put(new Resource(group, plural), behaviour);
  }
}

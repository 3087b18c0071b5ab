package turbulence.simulator.control;

import turbulence.simulator.store.Resource;

/// The collections that controllers look at.
public final class Kinds {
  public static final Resource PODS = new Resource("", "pods");
  public static final Resource NAMESPACES = new Resource("", "namespaces");
  public static final Resource NODES = new Resource("", "nodes");
  public static final Resource SERVICES = new Resource("", "services");
  public static final Resource ENDPOINTS = new Resource("", "endpoints");
  public static final Resource EVENTS = new Resource("", "events");
  public static final Resource CONFIG_MAPS = new Resource("", "configmaps");
  public static final Resource SERVICE_ACCOUNTS = new Resource("", "serviceaccounts");
  public static final Resource REPLICATION_CONTROLLERS = new Resource("", "replicationcontrollers");
  public static final Resource REPLICA_SETS = new Resource("apps", "replicasets");
  public static final Resource DEPLOYMENTS = new Resource("apps", "deployments");
  public static final Resource STATEFUL_SETS = new Resource("apps", "statefulsets");
  public static final Resource DAEMON_SETS = new Resource("apps", "daemonsets");
  public static final Resource CONTROLLER_REVISIONS = new Resource("apps", "controllerrevisions");
  public static final Resource JOBS = new Resource("batch", "jobs");
  public static final Resource CRON_JOBS = new Resource("batch", "cronjobs");
  public static final Resource CLAIMS = new Resource("", "persistentvolumeclaims");
  public static final Resource BUDGETS = new Resource("policy", "poddisruptionbudgets");
  public static final Resource ENDPOINT_SLICES = new Resource("discovery.k8s.io", "endpointslices");

  private Kinds() {}
}

package turbulence.simulator.control;

import turbulence.simulator.store.Resource;

/// The collections that controllers look at.
final class Kinds {
  static final Resource PODS = new Resource("", "pods");
  static final Resource NAMESPACES = new Resource("", "namespaces");
  static final Resource NODES = new Resource("", "nodes");
  static final Resource SERVICES = new Resource("", "services");
  static final Resource ENDPOINTS = new Resource("", "endpoints");
  static final Resource EVENTS = new Resource("", "events");
  static final Resource CONFIG_MAPS = new Resource("", "configmaps");
  static final Resource SERVICE_ACCOUNTS = new Resource("", "serviceaccounts");
  static final Resource REPLICATION_CONTROLLERS = new Resource("", "replicationcontrollers");
  static final Resource REPLICA_SETS = new Resource("apps", "replicasets");
  static final Resource DEPLOYMENTS = new Resource("apps", "deployments");
  static final Resource STATEFUL_SETS = new Resource("apps", "statefulsets");
  static final Resource BUDGETS = new Resource("policy", "poddisruptionbudgets");
  static final Resource ENDPOINT_SLICES = new Resource("discovery.k8s.io", "endpointslices");

  private Kinds() {}
}

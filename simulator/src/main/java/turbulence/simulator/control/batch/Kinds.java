package turbulence.simulator.control.batch;

import turbulence.simulator.store.Resource;

/// The collections that are looked at here.
final class Kinds {
  static final Resource PODS = new Resource("", "pods");
  static final Resource JOBS = new Resource("batch", "jobs");
  static final Resource CRON_JOBS = new Resource("batch", "cronjobs");

  private Kinds() {}
}

package turbulence.simulator.scenario;

import java.util.List;
import java.util.random.RandomGenerator;
import turbulence.simulator.api.Definitions;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.Verbs;
import turbulence.simulator.api.admission.DefaultIngressClass;
import turbulence.simulator.api.admission.LimitDefaults;
import turbulence.simulator.api.admission.LimitReview;
import turbulence.simulator.api.admission.QuotaBook;
import turbulence.simulator.api.discovery.LiveCatalogue;
import turbulence.simulator.api.edge.Annexes;
import turbulence.simulator.api.edge.ApiServer;
import turbulence.simulator.api.edge.Gate;
import turbulence.simulator.api.edge.Insides;
import turbulence.simulator.api.edge.Interference;
import turbulence.simulator.api.edge.Parts;
import turbulence.simulator.api.read.Lists;
import turbulence.simulator.api.read.Watchers;
import turbulence.simulator.api.read.Watches;
import turbulence.simulator.api.write.Admission;
import turbulence.simulator.api.write.Ground;
import turbulence.simulator.api.write.StoreVerbs;
import turbulence.simulator.api.write.Writes;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Controllers;
import turbulence.simulator.injection.SidecarInjection;
import turbulence.simulator.rights.Escalation;
import turbulence.simulator.rights.Issuer;
import turbulence.simulator.rights.Rbac;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Store;
import turbulence.simulator.time.Timeline;

/// The store and the API before it, without HTTP: what controllers and nodes are given to work
/// with.
public final class ControlPlane implements AutoCloseable {
  private final Timeline timeline;
  private final Store store = new Store();
  private final Kinds kinds;
  private final Watchers watchers = new Watchers();
  private final Rbac rbac = new Rbac(store);
  private final Issuer issuer;
  private final QuotaBook quotas;
  private final Writes writes;
  private final Verbs verbs;
  private final Annexes annexes = new Annexes();

  public ControlPlane(Timeline timeline, RandomGenerator random) {
    this(timeline, random, new Kinds(new LiveCatalogue()));
  }

  /// @param kinds that it serves
  public ControlPlane(Timeline timeline, RandomGenerator random, Kinds kinds) {
    this.timeline = timeline;
    this.kinds = kinds;
    this.issuer = new Issuer(store, timeline);
    this.quotas = new QuotaBook(store, timeline);
    this.writes = new Writes(new Ground(store, timeline, random), kinds, admissions());
    this.verbs = new StoreVerbs(writes, kinds);
    store.listen(this::define);
    watchers.start();
  }

  /// What looks at every new object besides its own kind.
  private List<Admission> admissions() {
    LimitDefaults limits = new LimitDefaults(store);
    return List.of(
        limits,
        new DefaultIngressClass(store),
        new SidecarInjection(store),
        limits,
        new LimitReview(store),
        new Escalation(store, rbac),
        quotas);
  }

  /// What is used of each quota.
  public QuotaBook quotas() {
    return quotas;
  }

  /// Custom kinds are served from the moment that their definition says so.
  private void define(Change change) {
    if (!change.key().resource().equals(Definitions.RESOURCE)) {
      return;
    } else if (change instanceof Change.Deleted) {
      kinds.catalogue().forget(change.key().name());
    } else {
      kinds.catalogue().define(change.now().object());
    }
  }

  public Timeline timeline() {
    return timeline;
  }

  public Store store() {
    return store;
  }

  public Verbs verbs() {
    return verbs;
  }

  public Writes writes() {
    return writes;
  }

  public Kinds kinds() {
    return kinds;
  }

  /// What was asked for in vain.
  public List<String> refusals() {
    return rbac.refusals();
  }

  /// Makes and knows the tokens of service accounts.
  public Issuer issuer() {
    return issuer;
  }

  public Watchers watchers() {
    return watchers;
  }

  /// What is served below `/turbulence/`.
  public Annexes annexes() {
    return annexes;
  }

  /// Has the controllers work from now on.
  public Controllers run(List<? extends Controller> controllers) {
    return new Controllers(timeline, store, controllers);
  }

  /// @param heed lets controllers take note of a deletion
  public ApiServer server(Gate gate, Interference interference, Insides insides, Runnable heed) {
    Parts parts =
        new Parts(
            kinds,
            rbac,
            issuer,
            new Lists(store),
            new Watches(store, watchers),
            writes,
            insides,
            heed,
            annexes);
    return new ApiServer(gate, interference, parts, timeline);
  }

  @Override
  public void close() {
    watchers.close();
  }
}

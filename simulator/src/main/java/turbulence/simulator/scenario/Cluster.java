package turbulence.simulator.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.discovery.KindInfo;
import turbulence.simulator.api.discovery.LiveCatalogue;
import turbulence.simulator.api.edge.Gate;
import turbulence.simulator.breaking.Breaking;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.CustomDefinitions;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.StandardControllers;
import turbulence.simulator.control.batch.BatchControllers;
import turbulence.simulator.control.daemon.DaemonSets;
import turbulence.simulator.control.node.NodeLifecycle;
import turbulence.simulator.control.quota.Quotas;
import turbulence.simulator.control.scaling.Autoscaling;
import turbulence.simulator.control.scheduling.Scheduling;
import turbulence.simulator.control.stateful.StatefulSets;
import turbulence.simulator.control.storage.Binding;
import turbulence.simulator.http.HttpServer;
import turbulence.simulator.injection.TrustRoots;
import turbulence.simulator.kubelet.Kubelets;
import turbulence.simulator.kubelet.Timing;
import turbulence.simulator.metrics.MeshMetrics;
import turbulence.simulator.metrics.MetricsAnnex;
import turbulence.simulator.metrics.MetricsPort;
import turbulence.simulator.prometheus.Prometheus;
import turbulence.simulator.rights.Aggregation;
import turbulence.simulator.rights.PresetRoles;
import turbulence.simulator.rights.TokenSecrets;
import turbulence.simulator.store.Resource;
import turbulence.simulator.time.WallTimeline;
import turbulence.simulator.tls.Authority;
import turbulence.simulator.traffic.Front;
import turbulence.simulator.traffic.Gateway;
import turbulence.simulator.traffic.Publishing;
import turbulence.simulator.traffic.Wires;
import turbulence.simulator.workload.Workloads;
import turbulence.simulator.workload.image.Images;

/// All parts of a simulated cluster, put together and running. Shared between threads.
final class Cluster implements AutoCloseable {
  private static final int TOKEN_BYTES = 32;
  private static final int HEED_MILLIS = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ReentrantLock heeding = new ReentrantLock();
  private final Clock clock;
  private final List<Throwable> mistakes;
  private final ControlPlane plane;
  private final Kubelets kubelets;
  private final Gateway gateway;
  private final Breaking breaking;
  private final HttpServer server;
  private final Kubeconfig kubeconfig;
  private final Machines machines;
  private final Lookout lookout;

  private Cluster(Scenario scenario) throws IOException {
    Scenario.Settings settings = scenario.settings();
    mistakes = new CopyOnWriteArrayList<>();
    clock = Clock.of(scenario, mistakes::add);
    Authority authority = Authority.create(WallTimeline.present());
    Random random = new Random(settings.seed());
    plane = new ControlPlane(clock.timeline(), new Random(random.nextLong()), kinds(scenario));
    Means means =
        new Means(plane.store(), plane.verbs(), clock.timeline(), new Random(random.nextLong()));
    MeshMetrics metrics = new MeshMetrics(clock.timeline(), plane.store());
    plane.annexes().add(new MetricsAnnex(metrics));
    Traffic traffic = Traffic.of(plane.store(), clock.timeline(), settings.seed(), metrics);
    Wires wires = traffic.wires();
    lookout = new Lookout(plane.store(), wires);
    Workloads workloads = traffic.with(Images.known(), new MetricsPort(metrics));
    workloads.add("prom/prometheus", new Prometheus(plane.store()));
    scenario.workloads().forEach(workloads::add);
    kubelets = new Kubelets(means, wires, workloads::find, Timing.USUAL, plane.issuer());
    Front front = traffic.front();
    gateway = Door.open(scenario, port -> Gateway.open(port, wires, plane.store(), front));
    breaking =
        new Breaking(
            clock.timeline(), new Random(random.nextLong()), new TheseLevers(plane, clock));
    @Nullable String token = settings.anonymous() ? null : token();
    HttpServer opened;
    try {
      opened = open(settings.port(), authority, token, scenario.hand().isEmpty());
    } catch (IOException e) {
      gateway.close();
      plane.close();
      clock.close();
      throw e;
    }
    server = opened;
    kubeconfig = new Kubeconfig("https://127.0.0.1:" + server.port(), authority.pem(), token);
    machines = new Machines(this, settings.zones());
    plane.annexes().add(new NodeHandles(machines));
    furnish(scenario, means);
  }

  private static Kinds kinds(Scenario scenario) {
    return scenario.acceptsRetired() ? Kinds.withRetired() : new Kinds(new LiveCatalogue());
  }

  /// Starts a cluster with its nodes and nothing on them.
  static Cluster start(Scenario scenario) {
    try {
      return new Cluster(scenario);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator cannot open its ports: " + e.getMessage(), e);
    }
  }

  /// @param runs whether time runs by itself
  private HttpServer open(int port, Authority authority, @Nullable String token, boolean runs)
      throws IOException {
    return HttpServer.start(
        port,
        authority.serverContext(),
        plane.server(new Gate(token), breaking, kubelets.insides(), runs ? this::heed : () -> {}));
  }

  /// Waits until the control plane has had a turn, unless it is too busy: one request at a time,
  /// for a crowd of them must not be held up.
  private void heed() {
    if (heeding.tryLock()) {
      try {
        takeTurn();
      } finally {
        heeding.unlock();
      }
    }
  }

  private void takeTurn() {
    CountDownLatch turn = new CountDownLatch(1);
    clock.timeline().soon(turn::countDown);
    try {
      boolean _ = turn.await(HEED_MILLIS, TimeUnit.MILLISECONDS); // no longer when it is busy
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /// The controllers have to be there first: they know what they were told.
  private void furnish(Scenario scenario, Means means) {
    List<Controller> controllers = new ArrayList<>();
    controllers.add(new CustomDefinitions(plane.store(), plane.verbs(), clock.timeline()));
    controllers.addAll(StandardControllers.of(means, kubeconfig.certificate()));
    controllers.add(new TrustRoots(means, kubeconfig.certificate()));
    controllers.add(new StatefulSets(means));
    controllers.add(new Quotas(means, plane.quotas()));
    controllers.add(new DaemonSets(means));
    controllers.add(new Aggregation(means));
    controllers.add(new TokenSecrets(means, plane.issuer(), kubeconfig.certificate()));
    controllers.add(new Binding(means));
    controllers.add(new Autoscaling(means, plane.kinds()));
    controllers.addAll(BatchControllers.of(means));
    controllers.add(new NodeLifecycle(means));
    controllers.add(new Scheduling(means));
    controllers.add(kubelets);
    controllers.add(new Publishing(plane.verbs(), gateway.port()));
    plane.run(controllers);
    PresetRoles.furnish(plane.store(), clock.now());
    Beginning.furnish(plane.verbs(), server.port());
    machines.begin(scenario.settings().nodes());
    plane.store().compact();
    scenario.breaking().forEach(breaking::add);
  }

  private static String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Has the task done by the one thread that such things are left to, and waits for it.
  void onControlPlane(Runnable task) {
    AtomicBoolean done = new AtomicBoolean();
    clock
        .timeline()
        .soon(() -> {
          try {
            task.run();
          } finally {
            done.set(true);
          }
        });
    if (!clock.await(done::get, clock.within(PATIENCE))) {
      throw new IllegalStateException("the control plane is stuck");
    }
  }

  /// The collection that is called so: by plural, singular, kind or short name.
  Resource resource(String word) {
    int dot = word.indexOf('.');
    String name = dot < 0 ? word : word.substring(0, dot);
    Optional<String> group = dot < 0 ? Optional.empty() : Optional.of(word.substring(dot + 1));
    return plane.kinds().catalogue().now().kinds().stream()
        .filter(info -> isCalled(info, name) && group.map(info.group()::equals).orElse(true))
        .findFirst()
        .map(KindInfo::stored)
        .orElseThrow(() -> new IllegalArgumentException("there is no kind " + word));
  }

  private static boolean isCalled(KindInfo info, String name) {
    return info.names().plural().equals(name)
        || info.names().singular().equals(name)
        || info.names().kind().equals(name)
        || info.names().shorts().contains(name);
  }

  Clock clock() {
    return clock;
  }

  ControlPlane plane() {
    return plane;
  }

  Kubelets kubelets() {
    return kubelets;
  }

  Machines machines() {
    return machines;
  }

  Breaking breaking() {
    return breaking;
  }

  Kubeconfig kubeconfig() {
    return kubeconfig;
  }

  Lookout lookout() {
    return lookout;
  }

  int gatewayPort() {
    return gateway.port();
  }

  List<Throwable> mistakes() {
    return List.copyOf(mistakes);
  }

  @Override
  public void close() {
    try {
      server.close();
      gateway.close();
      lookout.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      plane.close();
      clock.close();
    }
  }

  /// What [Breaking] may pull.
  private record TheseLevers(ControlPlane plane, Clock clock) implements Breaking.Levers {
    @Override
    public void expireWatches() {
      plane.store().compact();
      plane.watchers().expire();
    }

    @Override
    public void jumpClock(Duration by) {
      clock.jump(by);
    }
  }
}

package turbulence.simulator.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.breaking.BreakingFile;
import turbulence.simulator.time.WallTimeline;
import turbulence.simulator.workload.Workload;

/// What a simulated cluster shall be like: nodes, time, objects, images. Immutable; each word
/// answers another description, and [#start] makes a cluster of it.
public final class Scenario {
  private static final int MOST_NODES = 5000;

  private final Settings settings;
  private final List<Manifests> manifests;
  private final Map<String, Workload> workloads;
  private final List<BreakingFile> breaking;
  private final Kit kit;

  /// The figures.
  ///
  /// @param standing for how long the cluster has been there when it starts
  /// @param hand the moment at which time that a test moves begins; null when time runs by itself
  record Settings(
      int nodes,
      int zones,
      long seed,
      double speed,
      @Nullable Instant hand,
      int port,
      int gatewayPort,
      boolean anonymous,
      Duration standing) {
    static final Settings USUAL = new Settings(3, 3, 0, 1, null, 0, 0, false, Duration.ZERO);
  }

  /// What of the simulator's own it has.
  private record Kit(List<BuiltIn> scenarios, boolean retired) {
    private static final Kit EMPTY = new Kit(List.of(), false);

    Kit with(BuiltIn scenario) {
      List<BuiltIn> all = new ArrayList<>(scenarios);
      if (!all.contains(scenario)) {
        all.add(scenario);
      }
      return new Kit(List.copyOf(all), retired || scenario.isRetired());
    }
  }

  private Scenario(
      Settings settings,
      List<Manifests> manifests,
      Map<String, Workload> workloads,
      List<BreakingFile> breaking,
      Kit kit) {
    this.settings = settings;
    this.manifests = manifests;
    this.workloads = workloads;
    this.breaking = breaking;
    this.kit = kit;
  }

  /// Three nodes in three zones, nothing on them, time as fast as the wall's.
  static Scenario usual() {
    return new Scenario(Settings.USUAL, List.of(), Map.of(), List.of(), Kit.EMPTY);
  }

  private Scenario with(Settings other) {
    return new Scenario(other, manifests, workloads, breaking, kit);
  }

  public Scenario nodes(int count) {
    require(count >= 0 && count <= MOST_NODES, "nodes must be from 0 to " + MOST_NODES, count);
    var s = settings;
    return with(
        new Settings(
            count,
            s.zones,
            s.seed,
            s.speed,
            s.hand,
            s.port,
            s.gatewayPort,
            s.anonymous,
            s.standing));
  }

  /// In so many zones, which nodes are in by turns.
  public Scenario zones(int count) {
    require(count >= 1 && count <= MOST_NODES, "zones must be from 1 to " + MOST_NODES, count);
    var s = settings;
    return with(
        new Settings(
            s.nodes,
            count,
            s.seed,
            s.speed,
            s.hand,
            s.port,
            s.gatewayPort,
            s.anonymous,
            s.standing));
  }

  /// Chance from that seed: names, addresses, durations and what breaks are drawn alike.
  public Scenario seed(long seed) {
    var s = settings;
    return with(
        new Settings(
            s.nodes,
            s.zones,
            seed,
            s.speed,
            s.hand,
            s.port,
            s.gatewayPort,
            s.anonymous,
            s.standing));
  }

  /// Time that runs so many times as fast as the wall's.
  public Scenario speed(double factor) {
    require(factor > 0 && factor <= 1000, "speed must be above 0 and at most 1000", factor);
    var s = settings;
    return with(
        new Settings(
            s.nodes,
            s.zones,
            s.seed,
            factor,
            null,
            s.port,
            s.gatewayPort,
            s.anonymous,
            s.standing));
  }

  /// Time that stands still until [Simulator#advance] moves it.
  public Scenario handDriven() {
    return handDriven(WallTimeline.present());
  }

  /// Time that begins at that moment and stands still until [Simulator#advance] moves it.
  public Scenario handDriven(Instant start) {
    var s = settings;
    return with(
        new Settings(
            s.nodes, s.zones, s.seed, 1, start, s.port, s.gatewayPort, s.anonymous, s.standing));
  }

  /// The port of the API; 0 for one that is free.
  public Scenario port(int port) {
    require(port >= 0 && port <= 65_535, "port must be from 0 to 65535", port);
    var s = settings;
    return with(
        new Settings(
            s.nodes,
            s.zones,
            s.seed,
            s.speed,
            s.hand,
            port,
            s.gatewayPort,
            s.anonymous,
            s.standing));
  }

  /// The port of the gateway to what runs in the cluster; 0 for one that is free.
  public Scenario gatewayPort(int port) {
    require(port >= 0 && port <= 65_535, "port must be from 0 to 65535", port);
    var s = settings;
    return with(
        new Settings(
            s.nodes, s.zones, s.seed, s.speed, s.hand, s.port, port, s.anonymous, s.standing));
  }

  /// Everybody on this machine may come in, without a token.
  public Scenario anonymous() {
    var s = settings;
    return with(
        new Settings(
            s.nodes, s.zones, s.seed, s.speed, s.hand, s.port, s.gatewayPort, true, s.standing));
  }

  /// Objects that are there from the start.
  public Scenario with(Manifests more) {
    List<Manifests> all = new ArrayList<>(manifests);
    all.add(more);
    return new Scenario(settings, List.copyOf(all), workloads, breaking, kit);
  }

  /// Objects that are there from the start.
  public Scenario with(Sketch... sketches) {
    JsonObject[] objects = new JsonObject[sketches.length];
    for (int i = 0; i < sketches.length; i++) {
      objects[i] = sketches[i].object();
    }
    return with(Manifests.of(objects));
  }

  /// Objects that are there from the start, in YAML or JSON.
  public Scenario with(String yaml) {
    return with(Manifests.of("manifests", yaml));
  }

  /// Objects of these files and directories that are there from the start.
  public Scenario with(Path... files) {
    return with(Manifests.read(List.of(files)));
  }

  /// With what a scenario holds that is built in, such as `web`; several may stand side by side,
  /// and come before all other objects. With `book`, API versions are accepted that are retired,
  /// because the book's manifests are written in them.
  public Scenario builtIn(String name) {
    BuiltIn scenario = BuiltIn.of(name);
    return new Scenario(settings, manifests, workloads, breaking, kit.with(scenario));
  }

  /// API versions that servers of today serve no more are served, such as `autoscaling/v2beta1`.
  public Scenario acceptRetiredVersions() {
    return new Scenario(settings, manifests, workloads, breaking, new Kit(kit.scenarios, true));
  }

  /// The cluster is there since that long ago: time begins then and hurries until it has reached
  /// the present, so that nobody waits for what it takes to come up. Not with [#handDriven].
  public Scenario standingFor(Duration time) {
    var s = settings;
    return with(
        new Settings(
            s.nodes, s.zones, s.seed, s.speed, s.hand, s.port, s.gatewayPort, s.anonymous, time));
  }

  /// What every image of that repository does: `acme/shop`, without registry, tag and digest.
  public Scenario workload(String repository, Workload workload) {
    Map<String, Workload> all = new LinkedHashMap<>(workloads);
    all.put(repository, workload);
    return new Scenario(settings, manifests, all, breaking, kit);
  }

  /// What breaks from the start.
  public Scenario breaking(BreakingFile file) {
    List<BreakingFile> all = new ArrayList<>(breaking);
    all.add(file);
    return new Scenario(settings, manifests, workloads, List.copyOf(all), kit);
  }

  /// Makes the cluster; it lives until it is closed.
  ///
  /// @throws ManifestsInvalid when the API refuses a manifest
  public Simulator start() {
    return Simulator.start(this);
  }

  Settings settings() {
    return settings;
  }

  /// Those of the scenarios that are built in come first.
  List<Manifests> manifests() {
    List<Manifests> all = new ArrayList<>();
    kit.scenarios.forEach(scenario -> all.add(scenario.manifests(kit.retired)));
    all.addAll(manifests);
    return all;
  }

  /// Whether the gateway is at a port of nodes, because a service of a scenario leads there.
  boolean hasDoor() {
    return kit.scenarios.stream().anyMatch(BuiltIn::hasDoor);
  }

  Map<String, Workload> workloads() {
    return workloads;
  }

  List<BreakingFile> breaking() {
    return breaking;
  }

  boolean acceptsRetired() {
    return kit.retired;
  }

  Duration standing() {
    return settings.standing;
  }

  Optional<Instant> hand() {
    return Optional.ofNullable(settings.hand);
  }

  private static void require(boolean holds, String rule, Number given) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", not " + given);
    }
  }
}

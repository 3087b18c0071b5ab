package turbulence.simulator.control.scheduling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.control.scheduling.Tolerations.Taint;
import turbulence.simulator.store.Stored;

/// A node as the scheduler sees it: what it offers, and what the pods on it take.
final class Host {
  static final String HOSTNAME = "kubernetes.io/hostname";
  static final String ZONE = "topology.kubernetes.io/zone";

  private final String name;
  private @Nullable String hostname;
  private @Nullable String zone;
  private Map<String, String> labels = Map.of();
  private List<Taint> taints = List.of();
  private boolean cordoned;
  private Demand offered = Demand.NONE;
  private long places;
  private final Map<String, Long> usedOthers = new HashMap<>();
  private final List<Demand.Port> usedPorts = new ArrayList<>();
  private long usedCpu;
  private long usedMemory;
  private long usedStorage;
  private long weightyCpu;
  private long weightyMemory;
  private int pods;
  private boolean known;

  Host(String name) {
    this.name = name;
  }

  /// Takes over what the node's object says; whether that changes what could be placed on it.
  boolean update(Stored node) {
    Map<String, String> newLabels = new HashMap<>();
    for (Map.Entry<String, Json> label : node.metadata().object("labels")) {
      if (label.getValue() instanceof JsonText text) {
        newLabels.put(label.getKey(), text.value());
      }
    }
    JsonObject allocatable = node.status().object("allocatable");
    Demand newOffered = Demand.of(asPod(allocatable));
    long newPlaces = Amounts.units(allocatable.get("pods"));
    List<Taint> newTaints = Tolerations.taints(node.spec());
    boolean newCordoned = node.spec().get("unschedulable") == JsonBool.TRUE;
    boolean same =
        known
            && newLabels.equals(labels)
            && newOffered.equals(offered)
            && newPlaces == places
            && newTaints.equals(taints)
            && newCordoned == cordoned;
    labels = newLabels;
    hostname = newLabels.get(HOSTNAME);
    zone = newLabels.get(ZONE);
    offered = newOffered;
    places = newPlaces;
    taints = newTaints;
    cordoned = newCordoned;
    known = true;
    return !same;
  }

  private static JsonObject asPod(JsonObject allocatable) {
    return JsonObject.of("resources", JsonObject.EMPTY).with("overhead", allocatable);
  }

  /// Pods may be bound to a node before its object is there, or after it is gone.
  void forget() {
    known = false;
  }

  void add(Demand demand, int sign) {
    pods += sign;
    usedCpu += sign * demand.cpu();
    usedMemory += sign * demand.memory();
    usedStorage += sign * demand.storage();
    weightyCpu += sign * demand.weightyCpu();
    weightyMemory += sign * demand.weightyMemory();
    demand.others().forEach((what, much) -> usedOthers.merge(what, sign * much, Long::sum));
    if (sign > 0) {
      usedPorts.addAll(demand.ports());
    } else {
      demand.ports().forEach(usedPorts::remove);
    }
  }

  String name() {
    return name;
  }

  /// The two labels that are asked for again and again are at hand.
  @Nullable String label(String label) {
    if (label.equals(HOSTNAME)) {
      return hostname;
    }
    return label.equals(ZONE) ? zone : labels.get(label);
  }

  List<Taint> taints() {
    return taints;
  }

  boolean isCordoned() {
    return cordoned;
  }

  boolean isKnown() {
    return known;
  }

  boolean isEmpty() {
    return pods == 0;
  }

  boolean hasPorts(List<Demand.Port> wanted) {
    for (Demand.Port port : wanted) {
      for (Demand.Port used : usedPorts) {
        if (port.clashes(used)) {
          return false;
        }
      }
    }
    return true;
  }

  boolean hasRoom(Demand demand) {
    return pods < places
        && demand.cpu() <= free(demand.cpu(), offered.cpu() - usedCpu)
        && demand.memory() <= free(demand.memory(), offered.memory() - usedMemory)
        && demand.storage() <= free(demand.storage(), offered.storage() - usedStorage)
        && (demand.others().isEmpty() || lackingOthers(demand).isEmpty());
  }

  /// What asks for nothing fits even where too much is taken already.
  private static long free(long wanted, long left) {
    return wanted == 0 ? 0 : left;
  }

  /// What there is too little of, in a real scheduler's words.
  List<String> lacking(Demand demand) {
    List<String> lacking = new ArrayList<>();
    if (pods >= places) {
      lacking.add("Too many pods");
    }
    if (demand.cpu() > free(demand.cpu(), offered.cpu() - usedCpu)) {
      lacking.add("Insufficient cpu");
    }
    if (demand.memory() > free(demand.memory(), offered.memory() - usedMemory)) {
      lacking.add("Insufficient memory");
    }
    if (demand.storage() > free(demand.storage(), offered.storage() - usedStorage)) {
      lacking.add("Insufficient ephemeral-storage");
    }
    lacking.addAll(lackingOthers(demand));
    return lacking;
  }

  private List<String> lackingOthers(Demand demand) {
    List<String> lacking = new ArrayList<>();
    demand
        .others()
        .forEach((what, much) -> {
          long left = offered.others().getOrDefault(what, 0L) - usedOthers.getOrDefault(what, 0L);
          if (much > 0 && much > left) {
            lacking.add("Insufficient " + what);
          }
        });
    return lacking;
  }

  /// Whether the pod would not even fit when nothing else were here.
  boolean isTooSmall(Demand demand) {
    boolean small =
        demand.cpu() > offered.cpu()
            || demand.memory() > offered.memory()
            || demand.storage() > offered.storage();
    for (Map.Entry<String, Long> other : demand.others().entrySet()) {
      small |= other.getValue() > offered.others().getOrDefault(other.getKey(), 0L);
    }
    return small;
  }

  /// How empty and how evenly used the node would be with the pod on it: up to 200.
  double comfort(Demand demand) {
    double cpu = share(weightyCpu + demand.weightyCpu(), offered.cpu());
    double memory = share(weightyMemory + demand.weightyMemory(), offered.memory());
    double least = (100 * (1 - cpu) + 100 * (1 - memory)) / 2;
    double exactCpu = share(usedCpu + demand.cpu(), offered.cpu());
    double exactMemory = share(usedMemory + demand.memory(), offered.memory());
    double even = 100 * (1 - Math.abs(exactCpu - exactMemory) / 2);
    return Math.floor(least) + Math.floor(even);
  }

  private static double share(long used, long all) {
    return all == 0 ? 1 : Math.min(1, used / (double) all);
  }

  @Override
  public String toString() {
    return name;
  }
}

package turbulence.simulator.kubelet;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.store.Key;

/// A node whose kubelet is ours: its images, its addresses, its pods.
public final class Machine {
  /// How a machine is.
  public enum State {
    RUNNING,
    STOPPED,
    CUT
  }

  private final String name;
  private final String ip;
  private final String range;
  private final Caller caller;
  private final Events events;
  private final Set<String> images = new HashSet<>();
  private final Map<Key, PodRun> pods = new HashMap<>();
  private final Queue<Integer> freed = new ArrayDeque<>();
  private int given;
  private final JsonObject node;
  private boolean stopped;
  private boolean cut;

  Machine(Means means, JsonObject node) {
    this.node = node;
    name = Trees.text(node.object("metadata"), "name");
    ip = internalIp(node);
    range = Trees.text(node.object("spec"), "podCIDR");
    caller = Caller.component("system:node:" + name);
    events = new Events(means, caller, "kubelet", name);
  }

  private static String internalIp(JsonObject node) {
    for (JsonObject address : Trees.objects(node.object("status"), "addresses")) {
      if (Trees.text(address, "type").equals("InternalIP")) {
        return Trees.text(address, "address");
      }
    }
    return "127.0.0.1";
  }

  String name() {
    return name;
  }

  String ip() {
    return ip;
  }

  Caller caller() {
    return caller;
  }

  Events events() {
    return events;
  }

  Map<Key, PodRun> pods() {
    return pods;
  }

  boolean isStopped() {
    return stopped;
  }

  void stopped(boolean now) {
    stopped = now;
  }

  /// Whether its network was otherwise until now.
  boolean cut(boolean now) {
    boolean changed = cut != now;
    cut = now;
    return changed;
  }

  State state() {
    return cut ? State.CUT : stopped ? State.STOPPED : State.RUNNING;
  }

  /// The node as it registers itself at that time.
  JsonObject node(String now) {
    return node.with("status", node.object("status").with("conditions", Nodes.conditions(now)));
  }

  boolean has(String image) {
    return images.contains(image);
  }

  void pulled(String image) {
    images.add(image);
  }

  /// A free address of the node's range; the one that was given back the longest time ago comes
  /// back first, and only when all were given once.
  String allot() {
    if (given < MOST_FIRST) {
      return address(++given);
    }
    Integer again = freed.poll();
    return address(again != null ? again : ++given);
  }

  private static final int MOST_FIRST = 200;

  /// Beyond the 254th of a `/24` the addresses go on in a range that belongs to the node as well.
  private String address(int number) {
    String prefix = range.isEmpty() ? "10.244.0" : range.substring(0, range.lastIndexOf('.'));
    if (number <= 254) {
      return prefix + "." + number;
    }
    int beyond = number - 255;
    String[] parts = prefix.split("\\.", -1);
    int block = Integer.parseInt(parts[1]) * 256 + Integer.parseInt(parts[2]);
    int wide = block % 1024 * 16 + beyond / 254 % 16;
    return "100." + (64 + wide / 256) + "." + wide % 256 + "." + (beyond % 254 + 1);
  }

  /// Takes back an address that [#allot] gave.
  void free(String address) {
    String prefix = range.substring(0, Math.max(0, range.lastIndexOf('.'))) + ".";
    if (address.startsWith(prefix)) {
      freed.add(Integer.parseInt(address.substring(prefix.length())));
    }
  }
}

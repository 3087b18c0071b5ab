package turbulence.faults.kubernetes.networking;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The ranges that nodes give their pods addresses from; none where the nodes do not tell, or
/// nobody lets us ask them.
///
/// A block of addresses in a policy reaches pods, too, in many networks. So whatever is no pod is
/// everything without these ranges, and with the first two addresses of each: they are mostly the
/// node's own end of its pods' network, which requests through it come from.
record Ranges(List<String> all) {
  static Ranges read(Cluster cluster) throws ActivityFailed, InterruptedException {
    List<String> ranges = new ArrayList<>();
    try {
      for (JsonObject node : cluster.list(Resource.NODES.everywhere())) {
        for (Json each : node.object("spec").array("podCIDRs")) {
          if (each instanceof JsonText(String range)) {
            ranges.add(range);
          }
        }
      }
    } catch (ClusterFailed e) {
      if (!e.isForbidden()) {
        throw Clusters.failed(e);
      }
    }
    return new Ranges(ranges);
  }

  /// Those of them that lie in no range.
  List<String> outside(List<String> addresses) {
    return addresses.stream()
        .filter(address -> all.stream().noneMatch(range -> contains(range, address)))
        .toList();
  }

  /// What is no pod at all, as a policy says it.
  ///
  /// @param pods the addresses of pods that must not be reached by it either
  List<Json> rest(List<String> pods) {
    List<Json> blocks = new ArrayList<>();
    List<String> alone = outside(pods);
    for (boolean six : List.of(false, true)) {
      List<String> except = new ArrayList<>();
      all.stream().filter(range -> isSix(range) == six).forEach(except::add);
      alone.stream()
          .filter(address -> isSix(address) == six)
          .forEach(address -> except.add(address + (six ? "/128" : "/32")));
      if (!six || !except.isEmpty()) {
        blocks.add(block(six ? "::/0" : "0.0.0.0/0", except));
      }
    }
    List<String> ends = ends();
    if (pods.stream().noneMatch(pod -> ends.stream().anyMatch(end -> contains(end, pod)))) {
      ends.forEach(end -> blocks.add(block(end, List.of())));
    }
    return blocks;
  }

  /// The first two addresses of each, as ranges of their own. A network that gives them to pods has
  /// no use for them itself.
  private List<String> ends() {
    List<String> ends = new ArrayList<>();
    for (String range : all) {
      int bits = isSix(range) ? 127 : 31;
      if (isWider(range, bits)) {
        ends.add(range.substring(0, range.indexOf('/')) + "/" + bits);
      }
    }
    return ends;
  }

  private static Json block(String cidr, List<String> except) {
    JsonObject block = JsonObject.of("cidr", cidr);
    return JsonObject.of(
        "ipBlock", except.isEmpty() ? block : block.with("except", JsonArray.from(except)));
  }

  private static boolean isSix(String address) {
    return address.indexOf(':') >= 0;
  }

  private static boolean isWider(String range, int bits) {
    return Integer.parseInt(range.substring(range.indexOf('/') + 1)) < bits;
  }

  static boolean contains(String range, String address) {
    int slash = range.indexOf('/');
    if (slash < 0 || isSix(range) != isSix(address)) {
      return false;
    }
    try {
      byte[] start = InetAddress.getByName(range.substring(0, slash)).getAddress();
      byte[] one = InetAddress.getByName(address).getAddress();
      int bits = Integer.parseInt(range.substring(slash + 1));
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((start[bit / 8] & mask) != (one[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}

package turbulence.faults.kubernetes.select;

import java.util.Locale;
import java.util.Map;

/// A workload as people name it: `deployment/web`.
///
/// @param kind in lower case and the singular
record OwnerName(String kind, String name) {
  private static final Map<String, String> SHORT =
      Map.of(
          "deploy", "deployment",
          "rs", "replicaset",
          "sts", "statefulset",
          "ds", "daemonset",
          "cj", "cronjob",
          "rc", "replicationcontroller");

  /// Reads it; abbreviations, plurals and groups are known as kubectl knows them.
  ///
  /// @throws IllegalArgumentException when it is none
  static OwnerName parse(String text) {
    int slash = text.indexOf('/');
    String name = text.substring(slash + 1).strip();
    String kind = slash < 0 ? "" : text.substring(0, slash).strip().toLowerCase(Locale.ROOT);
    kind = kind.contains(".") ? kind.substring(0, kind.indexOf('.')) : kind;
    if (kind.isEmpty() || name.isEmpty() || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "owner must be a kind and a name such as deployment/web, not '" + text + "'");
    }
    String known = SHORT.get(kind);
    if (known == null) {
      known = kind.endsWith("s") ? kind.substring(0, kind.length() - 1) : kind;
    }
    return new OwnerName(known, name);
  }

  boolean is(Owner owner) {
    return owner.kind().toLowerCase(Locale.ROOT).equals(kind) && owner.name().equals(name);
  }

  /// The kind of what stands between it and its pods; empty when nothing does.
  String between() {
    return switch (kind) {
      case "replicaset", "statefulset", "daemonset", "job", "replicationcontroller", "node" -> "";
      case "cronjob" -> "Job";
      default -> "ReplicaSet";
    };
  }
}

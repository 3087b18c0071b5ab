package turbulence.faults.kubernetes.safekeeping;

import java.util.LinkedHashSet;
import java.util.Set;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// The lease of another run, which is at what a step wants.
record Rival(JsonObject lease, Set<String> common) {
  private static final long USUAL = 30;

  /// Those of the hashes that the run of that lease has before us.
  ///
  /// @param version of the write by which we asked for them
  static Rival of(JsonObject lease, Set<String> wanted, String version) {
    Set<String> common = new LinkedHashSet<>(Marks.words(Marks.annotation(lease, Marks.HELD)));
    if (isBefore(lease, version)) {
      common.addAll(Marks.words(Marks.annotation(lease, Marks.CLAIMING)));
    }
    common.retainAll(wanted);
    return new Rival(lease, common);
  }

  /// Whether it asked before us. Its version is that of its asking, unless somebody wants it to
  /// stop; versions of one kind count upwards, and where they are no numbers nobody yields.
  private static boolean isBefore(JsonObject lease, String version) {
    String other = Marks.version(lease);
    if (!isNumber(other) || !isNumber(version)) {
      return true;
    }
    boolean shorter = other.length() < version.length();
    boolean less = other.length() == version.length() && other.compareTo(version) < 0;
    return shorter || less || !Marks.annotation(lease, Marks.STOP).isEmpty();
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.charAt(0) != '0';
  }

  String run() {
    return Marks.run(lease);
  }

  Ref ref() {
    return Resource.LEASES.ref(Marks.namespace(lease), Marks.name(run()));
  }

  String uid() {
    return lease.object("metadata").text("uid").orElse("");
  }

  /// What it says each time that it lives; not compared with any clock.
  String pulse() {
    return pulse(lease);
  }

  static String pulse(JsonObject lease) {
    JsonObject spec = lease.object("spec");
    return spec.text("holderIdentity").orElse("") + " " + spec.text("renewTime").orElse("");
  }

  /// For how many seconds it promises to live each time.
  static long seconds(JsonObject lease) {
    return lease.object("spec").get("leaseDurationSeconds") instanceof JsonNumber number
        ? Math.clamp((long) number.doubleValue(), 1, 300)
        : USUAL;
  }

  String words() {
    String owner = Marks.annotation(lease, Marks.OWNER);
    return "run " + run() + (owner.isEmpty() ? "" : " of " + owner);
  }
}

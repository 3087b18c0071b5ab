package turbulence.simulator.api.discovery;

import java.math.BigInteger;
import java.util.Comparator;

/// The order in which the versions of a custom group are listed: v2, v1, v1beta2, v1beta1,
/// v1alpha1, then those of another form, from A to Z.
final class VersionOrder {
  static final Comparator<String> BEST_FIRST =
      Comparator.comparing(VersionOrder::parse, VersionOrder::compare)
          .thenComparing(Comparator.naturalOrder());

  private VersionOrder() {}

  private record Parsed(int stage, BigInteger major, BigInteger minor) {}

  private static int compare(Parsed one, Parsed other) {
    int byStage = Integer.compare(other.stage, one.stage);
    int byMajor = byStage != 0 ? byStage : other.major.compareTo(one.major);
    return byMajor != 0 ? byMajor : other.minor.compareTo(one.minor);
  }

  private static Parsed parse(String version) {
    Parsed strange = new Parsed(0, BigInteger.ZERO, BigInteger.ZERO);
    int end = digits(version, 1);
    if (!version.startsWith("v") || end == 1) {
      return strange;
    }
    BigInteger major = new BigInteger(version.substring(1, end));
    String rest = version.substring(end);
    if (rest.isEmpty()) {
      return new Parsed(3, major, BigInteger.ZERO);
    }
    String stage = rest.startsWith("beta") ? "beta" : "alpha";
    if (!rest.startsWith(stage)
        || rest.length() == stage.length()
        || digits(rest, stage.length()) != rest.length()) {
      return strange;
    }
    BigInteger minor = new BigInteger(rest.substring(stage.length()));
    return new Parsed(stage.equals("beta") ? 2 : 1, major, minor);
  }

  /// Where the digits end that begin there.
  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}

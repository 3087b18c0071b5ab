package turbulence.faults.kubernetes.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.http.Trust;
import turbulence.faults.kubernetes.access.Access;

/// Which cluster this is: the uid of its namespace `kube-system`, which lives as long as it does.
/// Who may not read that, or cannot at the moment, knows it by its address and whom one trusts to
/// be there. Shared between threads.
final class Identity {
  private static final String BY_ADDRESS = "ca:";
  private static final Ref SYSTEM = Resource.NAMESPACES.ref("", "kube-system");

  private final Access access;
  private volatile @Nullable String known;

  Identity(Access access) {
    this.access = access;
  }

  /// Never fails: whatever is written down with it can be compared later.
  String of(Cluster cluster) throws InterruptedException {
    String identity = known;
    if (identity == null) {
      try {
        identity = uid(cluster);
      } catch (ClusterFailed e) {
        identity = byAddress();
      }
      known = identity;
    }
    return identity;
  }

  /// An identity by address is compared with the address alone, so that it is the same cluster for
  /// who may read more by now.
  boolean is(String other, Cluster cluster) throws ClusterFailed, InterruptedException {
    if (other.equals(known)) {
      return true;
    }
    return other.startsWith(BY_ADDRESS) ? other.equals(byAddress()) : other.equals(uid(cluster));
  }

  private static String uid(Cluster cluster) throws ClusterFailed, InterruptedException {
    return cluster
        .get(SYSTEM)
        .object("metadata")
        .text("uid")
        .orElseThrow(
            () -> ClusterFailed.silent(ClusterFailed.NO_API, SYSTEM + " has no uid", null));
  }

  private String byAddress() {
    return BY_ADDRESS + digest(trusted()) + "@" + access.server().address();
  }

  /// Whom one trusts to be there, as text; nothing of it is secret.
  private byte[] trusted() {
    Trust trust = access.trust();
    try {
      if (trust instanceof Trust.Pem pem) {
        return pem.text().strip().getBytes(StandardCharsets.UTF_8);
      } else if (trust instanceof Trust.Bundle bundle && Files.isRegularFile(bundle.path())) {
        return Files.readString(bundle.path()).strip().getBytes(StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      // Then nothing was said to it either.
    }
    return trust.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String digest(byte[] text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

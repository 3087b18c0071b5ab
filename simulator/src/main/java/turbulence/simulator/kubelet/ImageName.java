package turbulence.simulator.kubelet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// An image's name as a node takes it.
///
/// @param full with registry and tag or digest
record ImageName(String written, String full) {
  private static final String HUB = "docker.io/";

  static ImageName of(String written) {
    String first = written.contains("/") ? written.substring(0, written.indexOf('/')) : "";
    boolean named = first.contains(".") || first.contains(":") || first.equals("localhost");
    String whole = named ? written : first.isEmpty() ? HUB + "library/" + written : HUB + written;
    return new ImageName(written, isTagged(written) ? whole : whole + ":latest");
  }

  private static boolean isTagged(String name) {
    return name.contains("@") || name.lastIndexOf(':') > name.lastIndexOf('/');
  }

  /// What is wrong with the name; most are fine.
  Optional<String> complaint() {
    String path = written.contains("@") ? written.substring(0, written.indexOf('@')) : written;
    int tag = path.lastIndexOf(':') > path.lastIndexOf('/') ? path.lastIndexOf(':') : -1;
    String repository = tag < 0 ? path : path.substring(0, tag);
    String rest = ownPath(repository);
    if (!rest.equals(rest.toLowerCase(java.util.Locale.ROOT)) && isPlain(rest)) {
      return Optional.of(
          "invalid reference format: repository name ("
              + (repository.contains("/") ? rest : "library/" + rest)
              + ") must be lowercase");
    }
    boolean fine = isPlain(rest) && !path.endsWith(":") && !path.endsWith("/");
    return fine ? Optional.empty() : Optional.of("invalid reference format");
  }

  private static String ownPath(String repository) {
    int slash = repository.indexOf('/');
    String first = slash < 0 ? "" : repository.substring(0, slash);
    return first.contains(".") || first.contains(":") || first.equals("localhost")
        ? repository.substring(slash + 1)
        : repository;
  }

  private static boolean isPlain(String name) {
    char before = '/';
    for (char c : name.toCharArray()) {
      boolean letter = Character.isLetterOrDigit(c) && c < 128;
      if (!letter
          && (".-_/".indexOf(c) < 0 || c != '-' && c != '_' && ".-_/".indexOf(before) >= 0)) {
        return false;
      }
      before = c;
    }
    return !name.isEmpty() && before != '/' && before != '.' && before != '-';
  }

  /// The name with a digest, which is the same wherever the name is.
  String id() {
    return repository() + "@sha256:" + digest();
  }

  private String repository() {
    int at = full.indexOf('@');
    return at >= 0 ? full.substring(0, at) : full.substring(0, full.lastIndexOf(':'));
  }

  private String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(full.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// A size in bytes that is the same wherever the name is.
  long size() {
    return 5_000_000L + Math.floorMod(full.hashCode(), 150_000_000);
  }
}

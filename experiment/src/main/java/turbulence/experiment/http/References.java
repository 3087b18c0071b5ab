package turbulence.experiment.http;

import java.util.ArrayList;
import java.util.List;

/// References from one URL to another.
final class References {
  private References() {}

  static String absolute(Url base, String reference) {
    String origin = base.scheme() + "://" + base.authority();
    if (hasScheme(reference)) {
      return reference;
    }
    if (reference.startsWith("//")) {
      return base.scheme() + ":" + reference;
    }
    if (reference.startsWith("/")) {
      return origin + reference;
    }
    if (reference.isEmpty() || reference.startsWith("#")) {
      return origin + base.target();
    }
    String path = base.path();
    return reference.startsWith("?")
        ? origin + path + reference
        : origin + path.substring(0, path.lastIndexOf('/') + 1) + reference;
  }

  /// The path with `.` and `..` followed.
  static String withoutDots(String path) {
    if (path.indexOf("/.") < 0) {
      return path;
    }
    List<String> kept = new ArrayList<>();
    String[] segments = path.split("/", -1);
    for (String segment : segments) {
      if (segment.equals("..")) {
        if (!kept.isEmpty()) {
          kept.removeLast();
        }
      } else if (!segment.equals(".")) {
        kept.add(segment);
      }
    }
    if (kept.isEmpty() || !kept.getFirst().isEmpty()) {
      kept.addFirst("");
    }
    String last = segments[segments.length - 1];
    if (last.equals(".") || last.equals("..")) {
      kept.add("");
    }
    return String.join("/", kept);
  }

  /// Whether a colon comes before anything that ends a scheme.
  private static boolean hasScheme(String reference) {
    for (int i = 0; i < reference.length(); i++) {
      char c = reference.charAt(i);
      if (c == ':') {
        return i > 0;
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!letter && (i == 0 || !later)) {
        return false;
      }
    }
    return false;
  }
}

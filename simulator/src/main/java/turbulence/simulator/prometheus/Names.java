package turbulence.simulator.prometheus;

/// Names of metrics and labels.
final class Names {
  private Names() {}

  static boolean isPart(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == ':';
  }

  static boolean isMetric(String name) {
    return !name.isEmpty() && name.chars().noneMatch(c -> c < ' ');
  }

  /// What a name of Kubernetes is as a label: `app.kubernetes.io/name` as `app_kubernetes_io_name`.
  static String label(String name) {
    StringBuilder label = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      label.append(isPart(c) && c != ':' ? c : '_');
    }
    return label.toString();
  }

  /// For error messages: the beginning of a long text.
  static String quoted(String text) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return "\"" + shown.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}

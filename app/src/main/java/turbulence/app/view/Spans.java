package turbulence.app.view;

/// Lengths of time as people say them.
final class Spans {
  private Spans() {}

  /// `0.3 s`, `12.0 s`, `3 min 20 s`, `2 h 5 min`.
  static String of(double seconds) {
    if (seconds < 59.95) {
      long tenths = Math.round(seconds * 10);
      return tenths / 10 + "." + tenths % 10 + " s";
    }
    return whole(Math.round(seconds));
  }

  /// The same without tenths.
  static String whole(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
  }
}

package turbulence.simulator.promql;

/// A query that means nothing; its message says where and why, as Prometheus does.
public final class QueryInvalid extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public QueryInvalid(String message) {
    super(message, null, false, false);
  }

  /// @param at the place in the query that is wrong
  static QueryInvalid at(String query, int at, String reason) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < Math.min(at, query.length()); i++) {
      if (query.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new QueryInvalid(line + ":" + (at - lineStart + 1) + ": parse error: " + reason);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}

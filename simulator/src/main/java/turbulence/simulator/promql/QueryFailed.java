package turbulence.simulator.promql;

/// A query that means something and cannot be answered, for what the series are like.
public final class QueryFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public QueryFailed(String message) {
    super(message, null, false, false);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}

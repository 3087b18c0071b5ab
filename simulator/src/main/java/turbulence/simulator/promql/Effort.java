package turbulence.simulator.promql;

/// What a query may cost: so many samples, as Prometheus counts them.
final class Effort {
  private static final long MOST = 50_000_000;

  private long spent;

  void spend(long samples) {
    spent += samples;
    if (spent > MOST) {
      throw tooMuch();
    }
  }

  static QueryFailed tooMuch() {
    return new QueryFailed(
        "query processing would load too many samples into memory in query execution");
  }
}

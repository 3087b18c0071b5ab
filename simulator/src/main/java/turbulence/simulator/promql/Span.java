package turbulence.simulator.promql;

/// Where something stands in a query.
record Span(int start, int end) {
  Span to(Span last) {
    return new Span(start, last.end);
  }
}

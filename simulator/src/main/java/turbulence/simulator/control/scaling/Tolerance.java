package turbulence.simulator.control.scaling;

/// How far a reading may be from its target without anything being done about it, below and above.
record Tolerance(double below, double above) {
  boolean holds(double ratio) {
    return ratio >= 1 - below && ratio <= 1 + above;
  }
}

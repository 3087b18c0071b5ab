package turbulence.simulator.time;

import java.time.Duration;

/// How simulated time follows the wall's: it may rush at first, then it keeps one speed.
///
/// @param rushed for how many nanoseconds of the wall it rushes
/// @param rush how many times as fast as the wall it runs meanwhile
/// @param speed how many times as fast it runs afterwards
record Pace(long rushed, double rush, double speed) {
  private static final double RUSH = 30;

  Pace {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("speed must be above 0, not " + speed);
    }
  }

  static Pace steady(double speed) {
    return new Pace(0, speed, speed);
  }

  /// Rushes until it has made up that much on the wall.
  static Pace catchingUp(Duration behind, double speed) {
    return new Pace((long) (behind.toNanos() / (RUSH - 1)), RUSH, speed);
  }

  /// What has gone by when that much of the wall's time has.
  long simulated(long wall) {
    return wall <= rushed
        ? (long) (wall * rush)
        : (long) (rushed * rush) + (long) ((wall - rushed) * speed);
  }

  /// How much of the wall's time has gone by when that much has here.
  long wall(long simulated) {
    long ahead = (long) (rushed * rush);
    return simulated <= ahead
        ? (long) (simulated / rush)
        : rushed + (long) ((simulated - ahead) / speed);
  }
}

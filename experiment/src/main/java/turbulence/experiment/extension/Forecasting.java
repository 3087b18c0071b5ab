package turbulence.experiment.extension;

/// Finds out what would come of a step, by reads that only a preview pays for.
@FunctionalInterface
public interface Forecasting {
  Forecasting NOTHING = () -> Forecast.NONE;

  Forecast look() throws ActivityFailed, InterruptedException;
}

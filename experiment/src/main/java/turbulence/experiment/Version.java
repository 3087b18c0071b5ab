package turbulence.experiment;

/// Which Turbulence this is. A constant, because reading it from a manifest would cost every start.
public final class Version {
  public static final String NUMBER = "0.1.0";

  private Version() {}
}

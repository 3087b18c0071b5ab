package turbulence.experiment.settings;

/// The settings file is there and cannot be understood.
public final class SettingsInvalid extends Exception {
  private static final long serialVersionUID = 1L;

  public SettingsInvalid(String message) {
    super(message);
  }
}

package turbulence.app.cli;

import turbulence.experiment.Version;
import turbulence.experiment.model.Restore;

/// Under which name the program was called. Through a link named `chaos` it behaves as that
/// command.
public enum Face {
  TURBULENCE("turbulence", Version.NUMBER, Restore.ALWAYS),
  CHAOS("chaos", Face.CHAOSTOOLKIT, Restore.CUT_SHORT);

  /// The version of the command that we behave as.
  static final String CHAOSTOOLKIT = "1.19.0";

  private final String word;
  private final String version;
  private final Restore restore;

  Face(String word, String version, Restore restore) {
    this.word = word;
    this.version = version;
    this.restore = restore;
  }

  /// The face of that name; anything but `chaos` is our own.
  public static Face named(String name) {
    return name.equals(CHAOS.word) ? CHAOS : TURBULENCE;
  }

  /// The name of the program.
  public String word() {
    return word;
  }

  public String version() {
    return word + ", version " + version;
  }

  /// What restoring means when nobody says.
  public Restore restore() {
    return restore;
  }
}

package turbulence.faults.kubernetes.remote;

/// A command was not run, or it is not known how it ended.
public final class Unrun extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean missing;

  /// @param missing whether the image has no such program
  private Unrun(String reason, boolean missing) {
    super(reason);
    this.missing = missing;
  }

  static Unrun because(String reason) {
    boolean missing =
        reason.contains("executable file not found")
            || (reason.contains("unable to start container process")
                && reason.contains("no such file or directory"));
    return new Unrun(reason, missing);
  }

  /// Whether the container's image has no such program.
  public boolean isProgramMissing() {
    return missing;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}

package turbulence.faults.kubernetes.access;

import org.jspecify.annotations.Nullable;

/// Nobody says which cluster is meant, or what is said about it cannot be used. The message names
/// the file, the context and the field.
public final class ClusterUnreachable extends Exception {
  private static final long serialVersionUID = 1L;

  public ClusterUnreachable(String message) {
    this(message, null);
  }

  public ClusterUnreachable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// What is wrong, in words.
  public String reason() {
    return String.valueOf(getMessage());
  }
}

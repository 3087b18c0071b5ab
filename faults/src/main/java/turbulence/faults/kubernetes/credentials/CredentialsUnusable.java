package turbulence.faults.kubernetes.credentials;

import org.jspecify.annotations.Nullable;

/// We cannot say who we are: a key, a file or a program is not what it should be. The message says
/// which and why; it never holds a secret.
public final class CredentialsUnusable extends Exception {
  private static final long serialVersionUID = 1L;

  public CredentialsUnusable(String message) {
    this(message, null);
  }

  public CredentialsUnusable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// What is wrong, in words.
  public String reason() {
    return String.valueOf(getMessage());
  }
}

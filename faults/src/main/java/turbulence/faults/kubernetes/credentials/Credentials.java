package turbulence.faults.kubernetes.credentials;

/// Where proof comes from. Shared between threads.
public interface Credentials {
  Credentials NONE = () -> Proof.NONE;

  /// What to show with the next request.
  Proof proof() throws CredentialsUnusable, InterruptedException;

  /// That proof was refused. Whether another one may fare better.
  default boolean renew(Proof refused) {
    return false;
  }

  /// Always the same.
  static Credentials fixed(Proof proof) {
    return () -> proof;
  }
}

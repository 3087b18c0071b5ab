package turbulence.faults.kubernetes.credentials;

/// Where proof comes from. Shared between threads.
public interface Credentials {
  /// What to show with the next request.
  Proof proof() throws CredentialsUnusable, InterruptedException;

  /// That proof was refused. Whether another one may fare better.
  default boolean renew(Proof refused) {
    return false;
  }

  /// There is nothing to show.
  static Credentials none() {
    return new Always(Proof.NONE);
  }

  /// Always the same.
  static Credentials fixed(Proof proof) {
    return new Always(proof);
  }
}

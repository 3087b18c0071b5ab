package turbulence.faults.kubernetes.credentials;

/// Credentials that do not change. No lambda: the JVM makes those of an interface that has methods
/// of its own anew in each run.
record Always(Proof proof) implements Credentials {}

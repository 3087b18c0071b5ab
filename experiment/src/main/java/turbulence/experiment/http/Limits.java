package turbulence.experiment.http;

/// What an exchange may grow to.
///
/// @param redirects how many are followed; with none, the redirect itself is the answer
/// @param retries how often a connection that failed is tried again; a request is never sent twice
/// @param bytes the longest body, decoded
public record Limits(int redirects, int retries, long bytes) {
  public static final Limits USUAL = new Limits(30, 0, 64L << 20);

  public Limits withRetries(int more) {
    return new Limits(redirects, more, bytes);
  }

  public Limits withRedirects(int more) {
    return new Limits(more, retries, bytes);
  }

  public Limits withBytes(long more) {
    return new Limits(redirects, retries, more);
  }
}

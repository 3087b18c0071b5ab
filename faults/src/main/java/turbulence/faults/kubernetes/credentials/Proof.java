package turbulence.faults.kubernetes.credentials;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// What shows who we are.
///
/// @param authorization the value of that header; null when there is none
/// @param key the client certificate with its key; null when there is none
public record Proof(@Nullable String authorization, @Nullable ClientKey key) {
  public static final Proof NONE = new Proof(null, null);

  public static Proof token(String token) {
    return new Proof("Bearer " + token, null);
  }

  public static Proof password(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new Proof("Basic " + Base64.getEncoder().encodeToString(both), null);
  }

  public Proof with(@Nullable ClientKey other) {
    return new Proof(authorization, other);
  }

  /// Nothing of what it holds.
  @Override
  public String toString() {
    return "Proof";
  }
}

package turbulence.faults.kubernetes.access;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import turbulence.experiment.http.Headers;
import turbulence.experiment.http.HttpFailed;
import turbulence.experiment.http.Trust;
import turbulence.experiment.http.Url;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.credentials.ClientKey;
import turbulence.faults.kubernetes.credentials.Credentials;
import turbulence.faults.kubernetes.credentials.CredentialsUnusable;
import turbulence.faults.kubernetes.credentials.Proof;

/// A cluster that is described by nothing but Chaos Toolkit's keys. Unlike there, its certificate
/// is verified unless somebody says no.
record RecordedKeys(World world, Keys keys) {
  private static final List<String> NO = List.of("false", "no", "off", "0");

  Access access() throws ClusterUnreachable {
    return new Access(
        "the KUBERNETES_ keys",
        "",
        server(),
        trust(),
        null,
        null,
        credentials(),
        Headers.NONE,
        "default");
  }

  private Url server() throws ClusterUnreachable {
    try {
      return Url.parse(keys.find("KUBERNETES_HOST").orElse("http://localhost"));
    } catch (HttpFailed e) {
      throw new ClusterUnreachable("KUBERNETES_HOST: " + e.getMessage(), e);
    }
  }

  private Trust trust() {
    Optional<String> verify = keys.find("KUBERNETES_VERIFY_SSL");
    if (verify.isPresent() && NO.contains(verify.get().toLowerCase(Locale.ROOT))) {
      return Trust.ANYONE;
    }
    return keys.find("KUBERNETES_CA_CERT_FILE")
        .or(() -> keys.find("KUBERNETES_SSL_CA_CERT"))
        .<Trust>map(file -> new Trust.Bundle(world.resolve(file)))
        .orElse(Trust.USUAL);
  }

  /// The first that is there counts, and of it alone is spoken.
  private Credentials credentials() throws ClusterUnreachable {
    Optional<String> key = keys.find("KUBERNETES_API_KEY");
    if (key.isPresent()) {
      String prefix = keys.find("KUBERNETES_API_KEY_PREFIX").orElse("Bearer");
      return Credentials.fixed(new Proof(prefix + " " + key.get(), null));
    } else if (keys.find("KUBERNETES_CERT_FILE").isPresent()) {
      return Credentials.fixed(Proof.NONE.with(certificate()));
    }
    Optional<String> user = keys.find("KUBERNETES_USERNAME");
    return user.isEmpty()
        ? Credentials.none()
        : Credentials.fixed(
            Proof.password(user.get(), keys.find("KUBERNETES_PASSWORD").orElse("")));
  }

  /// Both may stand in one file.
  private ClientKey certificate() throws ClusterUnreachable {
    Path file = world.resolve(keys.find("KUBERNETES_CERT_FILE").orElseThrow());
    Path key = keys.find("KUBERNETES_KEY_FILE").map(world::resolve).orElse(file);
    try {
      return ClientKey.read(
          Texts.content(file, "KUBERNETES_CERT_FILE"),
          Texts.content(key, "KUBERNETES_KEY_FILE"),
          file.toString(),
          key.toString());
    } catch (CredentialsUnusable e) {
      throw new ClusterUnreachable(e.reason(), e);
    }
  }
}

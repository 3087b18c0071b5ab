package turbulence.faults.kubernetes.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import turbulence.experiment.http.Headers;
import turbulence.experiment.http.HttpFailed;
import turbulence.experiment.http.Trust;
import turbulence.experiment.http.Url;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.credentials.TokenFile;

/// The cluster that this runs in, as the account of its pod. The token is renewed in its file.
record ServiceAccount(World world, Path folder) {
  private static final String FOLDER = "/var/run/secrets/kubernetes.io/serviceaccount";

  ServiceAccount(World world) {
    this(world, world.resolve(FOLDER));
  }

  boolean isThere() {
    return !host().isEmpty() && !port().isEmpty() && Files.isRegularFile(token());
  }

  Access access() throws ClusterUnreachable {
    if (host().isEmpty() || port().isEmpty()) {
      throw new ClusterUnreachable(
          "this is no pod: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not both set");
    } else if (!Files.isRegularFile(token())) {
      throw new ClusterUnreachable("this pod has no service account: " + token() + " is missing");
    }
    Path ca = folder.resolve("ca.crt");
    return new Access(
        "the pod's service account",
        "",
        server(),
        Files.isRegularFile(ca) ? new Trust.Bundle(ca) : Trust.USUAL,
        null,
        null,
        new TokenFile(token(), null, null),
        Headers.NONE,
        namespace());
  }

  private Url server() throws ClusterUnreachable {
    String host = host().indexOf(':') < 0 ? host() : "[" + host() + "]";
    try {
      return Url.parse("https://" + host + ":" + port());
    } catch (HttpFailed e) {
      throw new ClusterUnreachable("KUBERNETES_SERVICE_HOST or _PORT: " + e.getMessage(), e);
    }
  }

  private String namespace() {
    try {
      String namespace = Files.readString(folder.resolve("namespace")).strip();
      return namespace.isEmpty() ? "default" : namespace;
    } catch (IOException e) {
      // Not every pod is told.
      return "default";
    }
  }

  private Path token() {
    return folder.resolve("token");
  }

  private String host() {
    return world.environment().getOrDefault("KUBERNETES_SERVICE_HOST", "");
  }

  private String port() {
    return world.environment().getOrDefault("KUBERNETES_SERVICE_PORT", "");
  }
}

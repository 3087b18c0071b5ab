package turbulence.faults.kubernetes.access;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.http.Headers;
import turbulence.experiment.http.Trust;
import turbulence.experiment.http.Url;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.credentials.Credentials;
import turbulence.json.JsonObject;

/// How a cluster is reached, and as whom.
///
/// @param origin where this was found, for messages: `context 'x' of /home/me/.kube/config`
/// @param context the name that kubeconfig files give to it; empty when none does
/// @param server the address of the API; its path comes before every other
/// @param trust whom we believe to be the server
/// @param serverName what its certificate calls it, when that is not its host
/// @param proxy to go through; when null, whichever the environment names
/// @param user whom else we act as: the headers that say it
/// @param namespace where what has no namespace belongs
public record Access(
    String origin,
    String context,
    Url server,
    Trust trust,
    @Nullable String serverName,
    @Nullable Url proxy,
    Credentials credentials,
    Headers user,
    String namespace) {

  /// The cluster that is meant: by kubeconfig files when there are any, else by the service account
  /// of the pod that this runs in, else by the keys that Chaos Toolkit knows.
  ///
  /// @param secrets looked at before the environment, flat
  public static Access find(World world, JsonObject secrets) throws ClusterUnreachable {
    return new Finding(world, new Keys(world, secrets)).find();
  }

  public Access in(String other) {
    return new Access(origin, context, server, trust, serverName, proxy, credentials, user, other);
  }

  /// Where the API is, as people write it.
  public String address() {
    String text = server.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /// Where and nothing of who.
  @Override
  public String toString() {
    return address() + " (" + origin + ")";
  }
}

package turbulence.faults.kubernetes.access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.http.Url;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.credentials.Credentials;
import turbulence.json.JsonObject;

/// What kubeconfig files say together: of what has one name in several of them, the first counts.
final class Kubeconfig {
  private final List<Path> files;
  private final Map<String, Section> clusters = new LinkedHashMap<>();
  private final Map<String, Section> users = new LinkedHashMap<>();
  private final Map<String, Section> contexts = new LinkedHashMap<>();
  private String current = "";

  private Kubeconfig(List<Path> files) {
    this.files = files;
  }

  static Kubeconfig read(List<Path> files) throws ClusterUnreachable {
    Kubeconfig config = new Kubeconfig(files);
    for (Path file : files) {
      config.add(KubeconfigFile.read(file));
    }
    return config;
  }

  private void add(KubeconfigFile file) throws ClusterUnreachable {
    file.sections("clusters", "cluster").forEach(clusters::putIfAbsent);
    file.sections("users", "user").forEach(users::putIfAbsent);
    file.sections("contexts", "context").forEach(contexts::putIfAbsent);
    if (current.isEmpty()) {
      current = file.current();
    }
  }

  /// Whether it names no cluster and no context, as a file that was only just made.
  boolean isEmpty() {
    return contexts.isEmpty() && clusters.isEmpty() && current.isEmpty();
  }

  /// @param asked the context; when null, the one that the files call current
  Access access(World world, @Nullable String asked) throws ClusterUnreachable {
    Section context = context(asked == null ? current : asked, asked != null);
    Section cluster = part(context, "cluster", clusters);
    boolean anonymous = context.find("user").isEmpty();
    Section user =
        anonymous
            ? new Section("user", "", JsonObject.EMPTY, context.file())
            : part(context, "user", users);
    ClusterSection reached = new ClusterSection(cluster);
    UserSection who = new UserSection(user, world);
    Url server = reached.server(who.hasCertificate());
    // Nothing that is secret goes over a wire that everybody can read.
    Credentials credentials =
        server.isSecure() ? who.credentials(reached.information()) : Credentials.none();
    return new Access(
        "context '" + context.name() + "' of " + context.file(),
        context.name(),
        server,
        reached.trust(),
        cluster.find("tls-server-name").orElse(null),
        reached.proxy(),
        credentials,
        who.impersonation(),
        context.find("namespace").orElse("default"));
  }

  private Section context(String name, boolean asked) throws ClusterUnreachable {
    Section context = contexts.get(name);
    if (context != null) {
      return context;
    } else if (name.isEmpty()) {
      throw new ClusterUnreachable(
          where()
              + ": no current-context is set; "
              + choice()
              + ", to be named by "
              + "KUBERNETES_CONTEXT or by kubectl config use-context");
    }
    String by = asked ? ", which KUBERNETES_CONTEXT names" : ", which is the current-context";
    throw new ClusterUnreachable(
        where() + ": there is no context '" + name + "'" + by + "; " + choice());
  }

  private String choice() {
    return contexts.isEmpty()
        ? "there are no contexts"
        : "there are " + String.join(", ", contexts.keySet());
  }

  private static Section part(Section context, String kind, Map<String, Section> parts)
      throws ClusterUnreachable {
    Optional<String> name = context.find(kind);
    if (name.isEmpty()) {
      throw new ClusterUnreachable(context.where() + " names no " + kind);
    }
    Section part = parts.get(name.get());
    if (part == null) {
      throw new ClusterUnreachable(
          context.where() + " names the " + kind + " '" + name.get() + "', which does not exist");
    }
    return part;
  }

  private String where() {
    List<String> names = new ArrayList<>();
    files.forEach(file -> names.add(file.toString()));
    return String.join(", ", names);
  }
}

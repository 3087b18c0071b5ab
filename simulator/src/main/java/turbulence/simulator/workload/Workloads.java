package turbulence.simulator.workload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What images do, by the names of their repositories. Shared between threads.
public final class Workloads {
  private static final List<String> NOWHERE =
      List.of("does-not-exist", "doesnotexist", "nonexistent", "non-existent", "no-such");

  private final Map<String, Workload> known = new ConcurrentHashMap<>();
  private final Set<String> missing = ConcurrentHashMap.newKeySet();
  private final Workload unknown;

  /// With what images do that nobody added.
  public Workloads(Workload unknown) {
    this.unknown = unknown;
  }

  /// Has every image of that repository do this: `acme/shop`, without registry, tag and digest.
  public Workloads add(String repository, Workload workload) {
    known.put(repository(repository), workload);
    return this;
  }

  /// Has no image of that name be found: `acme/shop` with any tag, or `acme/shop:2.0`.
  public Workloads miss(String image) {
    missing.add(tagged(image));
    return this;
  }

  /// What an image does; empty when it cannot be pulled. Besides those of [#miss], these are all
  /// whose name or tag says so: `does-not-exist`, `nonexistent`, `no-such`.
  public Optional<Workload> find(String image) {
    String tagged = tagged(image);
    boolean gone =
        missing.contains(tagged)
            || missing.contains(repository(image))
            || NOWHERE.stream().anyMatch(tagged::contains);
    return gone ? Optional.empty() : Optional.of(of(image));
  }

  private static String tagged(String image) {
    String repository = repository(image);
    int at = image.indexOf(repository) + repository.length();
    int digest = image.indexOf('@');
    return repository + image.substring(at, digest < at ? image.length() : digest);
  }

  /// What an image does when it is there: one of that very repository, or, for copies in other
  /// registries, of its last part.
  public Workload of(String image) {
    String repository = repository(image);
    Workload exact = known.get(repository);
    if (exact != null) {
      return exact;
    }
    return known.getOrDefault(repository.substring(repository.lastIndexOf('/') + 1), unknown);
  }

  /// An image's name without its registry's host, tag and digest: `nginx` of
  /// `docker.io/library/nginx:1.29`.
  public static String repository(String image) {
    int digest = image.indexOf('@');
    String name = digest < 0 ? image : image.substring(0, digest);
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    String bare = colon < 0 ? name : name.substring(0, colon);
    int slash = bare.indexOf('/');
    String first = slash < 0 ? "" : bare.substring(0, slash);
    boolean isHost =
        first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
    String path = isHost ? bare.substring(slash + 1) : bare;
    return path.startsWith("library/") ? path.substring("library/".length()) : path;
  }
}

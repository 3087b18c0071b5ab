package turbulence.simulator.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import turbulence.simulator.workload.Workload;
import turbulence.simulator.workload.Workloads;

/// Images that no registry has: those whose name says so. Every other image can be pulled.
final class MissingImages {
  private static final List<String> WORDS =
      List.of("does-not-exist", "doesnotexist", "no-such", "nonexistent", "non-existent", "nosuch");

  private MissingImages() {}

  static Optional<Workload> find(String image, Workloads workloads) {
    String name = image.toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(name::contains)
        ? Optional.empty()
        : Optional.of(workloads.of(image));
  }
}

package turbulence.experiment.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.model.Limits;

/// How far a run may reach: what each of the three places says that may say it. None of them takes
/// back what another one forbids, but for what [Limits] says.
///
/// @param settings what whoever owns the machine says
/// @param experiment what the author says
/// @param asked what the command line says
public record Policy(Limits settings, Limits experiment, Limits asked) {
  public static final Policy OPEN = new Policy(Limits.OPEN, Limits.OPEN, Limits.OPEN);

  private static final Map<String, String> OPTIONS =
      Map.of(
          "targets", "--max-targets", "total", "--max-total", "share_of_workload", "--max-share");

  /// A limit and where it is said, as messages name it.
  public record Said<T>(T value, String place) {}

  /// One of the limits.
  @FunctionalInterface
  public interface Part<T> {
    /// @return null when it is not said
    @Nullable T in(Limits limits);
  }

  /// Each place that says that limit.
  ///
  /// @param key its name in a file
  public <T> List<Said<T>> said(String key, Part<T> part) {
    List<Said<T>> said = new ArrayList<>(3);
    add(said, part.in(settings), "runtime.limits." + key + " of the settings");
    add(said, part.in(experiment), "runtime.limits." + key + " of the experiment");
    String usual = "--" + key.replace('_', '-');
    add(said, part.in(asked), OPTIONS.getOrDefault(key, usual));
    return said;
  }

  private static <T> void add(List<Said<T>> said, @Nullable T value, String place) {
    if (value != null) {
      said.add(new Said<>(value, place));
    }
  }

  /// Whether a run may hit what runs themselves are made of. What the settings deny nobody lifts.
  public boolean sparesNotItself() {
    return settings.self() == null
        ? Boolean.TRUE.equals(experiment.self()) || Boolean.TRUE.equals(asked.self())
        : settings.self();
  }

  /// Whether nothing in that namespace may be hit because somebody says so: what the experiment
  /// protects the command line lifts.
  public @Nullable String protects(String namespace) {
    if (settings.protect().contains(namespace)) {
      return "namespace "
          + namespace
          + " is protected by the settings (runtime.limits.protect), and only there is it lifted";
    }
    return experiment.protect().contains(namespace) && !asked.unprotect().contains(namespace)
        ? "namespace "
            + namespace
            + " is protected by the experiment (runtime.limits.protect); --unprotect "
            + namespace
            + " lifts that"
        : null;
  }
}

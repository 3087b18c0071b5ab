package turbulence.experiment.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a run may reach, as far as one place says it: a file or the command line.
///
/// @param targets how many objects one step may hit; null for any number
/// @param total how many objects the whole run may hit; null for any number
/// @param protect namespaces in which nothing may be hit
/// @param unprotect namespaces whose protection by default is lifted
public record Limits(
    @Nullable Integer targets,
    @Nullable Integer total,
    List<String> protect,
    List<String> unprotect) {
  public static final Limits OPEN = new Limits(null, null, List.of(), List.of());

  public Limits {
    protect = List.copyOf(protect);
    unprotect = List.copyOf(unprotect);
  }
}

package turbulence.experiment.ledger;

import java.nio.file.Path;
import turbulence.experiment.model.Restore;

/// What is known of a run when it sets out.
///
/// @param title the experiment's
/// @param source where the experiment was read from
/// @param journal absolute
/// @param host the machine's name
/// @param cluster the identity of the cluster that it changes, or [#LOCAL]
public record RunStart(
    String title, String source, Path journal, String host, String cluster, Restore restore) {
  /// Stands for a cluster's identity when there is none.
  public static final String LOCAL = "local";
}

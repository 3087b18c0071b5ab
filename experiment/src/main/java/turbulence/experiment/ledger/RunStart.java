package turbulence.experiment.ledger;

import java.nio.file.Path;
import turbulence.experiment.model.Restore;

/// What is known of a run when it sets out.
///
/// @param title the experiment's
/// @param source where the experiment was read from
/// @param journal absolute
/// @param host the machine's name
public record RunStart(String title, String source, Path journal, String host, Restore restore) {}

package turbulence.faults.kubernetes.limit;

import java.util.List;
import turbulence.experiment.extension.Footprint.Stage;

/// An earlier footprint of the run on the same cluster.
record Past(List<Loss> losses, Tally tally, Stage stage) {}

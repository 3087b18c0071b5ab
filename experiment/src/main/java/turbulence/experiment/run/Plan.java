package turbulence.experiment.run;

import java.time.Duration;
import turbulence.experiment.model.Experiment;
import turbulence.experiment.model.Restore;
import turbulence.experiment.model.Safety;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// An experiment that is ready to be played: read, checked, and its values resolved. Only the
/// [Loader] makes one.
///
/// @param configuration resolved but for dynamic values, which are still declarations
/// @param secrets resolved
/// @param world with the variables of the run
/// @param controls those of the settings are there already
/// @param reach counts what the run hits, so that a plan is played once
/// @param forgivesLostFaults whether a run may lose a fault and still be good
/// @param safety how it is guarded in the systems that it changes
record Plan(
    RunRequest request,
    Experiment experiment,
    JsonObject configuration,
    JsonObject secrets,
    World world,
    Controls controls,
    Runner.RunChoices choices,
    Restore restore,
    Duration restoreWithin,
    BlastRadius reach,
    boolean forgivesLostFaults,
    Safety safety) {}

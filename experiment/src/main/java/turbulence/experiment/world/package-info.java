/// The one door to time, chance, waiting, the environment, the file system's starting point, the
/// network and the terminal. Nothing else asks the machine; nothing here knows what an experiment
/// is.
@NullMarked
package turbulence.experiment.world;

import org.jspecify.annotations.NullMarked;

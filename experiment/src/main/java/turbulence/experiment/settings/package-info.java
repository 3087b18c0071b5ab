/// The settings file: what a person or a team set once for all runs. Nothing here acts on it.
@NullMarked
package turbulence.experiment.settings;

import org.jspecify.annotations.NullMarked;

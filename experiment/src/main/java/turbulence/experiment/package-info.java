/// What an experiment is and how it runs; each room is a package below. Nothing here knows
/// Kubernetes or a terminal.
@NullMarked
package turbulence.experiment;

import org.jspecify.annotations.NullMarked;

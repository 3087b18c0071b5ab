/// What is particular to single kinds: defaults, what a server fills in, and what it refuses. How
/// requests come in and objects are stored is not known here.
@NullMarked
package turbulence.simulator.api.kind;

import org.jspecify.annotations.NullMarked;

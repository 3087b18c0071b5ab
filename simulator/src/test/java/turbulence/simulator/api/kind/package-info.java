/// Tests of what is particular to single kinds.
@NullMarked
package turbulence.simulator.api.kind;

import org.jspecify.annotations.NullMarked;

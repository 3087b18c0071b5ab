/// What exists: objects as JSON trees, in revisions that are ordered for all of them. What an
/// object means is not known here.
@NullMarked
package turbulence.simulator.store;

import org.jspecify.annotations.NullMarked;

/// Ways to change a tree: JSON patch, merge patch, strategic merge, server-side apply. Pure
/// functions; who may change what is not decided here.
@NullMarked
package turbulence.simulator.patch;

import org.jspecify.annotations.NullMarked;

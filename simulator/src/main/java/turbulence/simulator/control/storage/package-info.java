/// What becomes of claims for volumes, and of volumes. Nothing is really kept in them.
@NullMarked
package turbulence.simulator.control.storage;

import org.jspecify.annotations.NullMarked;

/// Reads: single objects, lists in pages, watches, and the forms that clients ask for. Nothing is
/// written here.
@NullMarked
package turbulence.simulator.api.read;

import org.jspecify.annotations.NullMarked;

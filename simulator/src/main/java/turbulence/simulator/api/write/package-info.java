/// Writes, from a decoded object to what is stored: creation, updates, patches, deletion, and the
/// subresources that write. HTTP is not known here.
@NullMarked
package turbulence.simulator.api.write;

import org.jspecify.annotations.NullMarked;

/// Steps that change files of this machine, and how they are put back. No files of clusters, and
/// none of the engine's own.
@NullMarked
package turbulence.experiment.builtin.file;

import org.jspecify.annotations.NullMarked;

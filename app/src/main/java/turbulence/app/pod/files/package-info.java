/// The files of a simulated container as Java knows files, so that code which works with paths
/// needs not know where they are. What the files are is not decided here.
@NullMarked
package turbulence.app.pod.files;

import org.jspecify.annotations.NullMarked;

/// The training run after a build, from which the JVM makes the caches that later starts read.
/// Nothing here is reached by a command line.
@NullMarked
package turbulence.app.training;

import org.jspecify.annotations.NullMarked;

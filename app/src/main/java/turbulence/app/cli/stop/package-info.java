/// Runs that can be asked to end, and how each of them is. Which are meant is not said here.
@NullMarked
package turbulence.app.cli.stop;

import org.jspecify.annotations.NullMarked;

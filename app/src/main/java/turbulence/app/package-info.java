/// Where the process starts and ends. What the words mean is said in the rooms below.
@NullMarked
package turbulence.app;

import org.jspecify.annotations.NullMarked;

/// Taking the signals that the system sends to the process. What they mean is said elsewhere.
@NullMarked
package turbulence.app.signal;

import org.jspecify.annotations.NullMarked;

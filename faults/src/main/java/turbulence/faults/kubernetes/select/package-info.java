/// Which objects a step hits, and how many of them: pieces that the arguments of steps are put
/// together from. What is done to them, the rooms of the steps know.
@NullMarked
package turbulence.faults.kubernetes.select;

import org.jspecify.annotations.NullMarked;

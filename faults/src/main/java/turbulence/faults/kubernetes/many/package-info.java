/// One thing done to each of many objects. What is done, the rooms of the steps know.
@NullMarked
package turbulence.faults.kubernetes.many;

import org.jspecify.annotations.NullMarked;

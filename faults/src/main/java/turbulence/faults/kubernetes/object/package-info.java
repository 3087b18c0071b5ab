/// What steps on objects of any kind share: making one from a file, deleting some, changing fields,
/// waiting until one is as wanted. Which steps there are is said in the rooms of the kinds.
@NullMarked
package turbulence.faults.kubernetes.object;

import org.jspecify.annotations.NullMarked;

/// Making, changing and deleting objects of whatever kind a cluster has, with the way back. Which
/// steps do so is not known here.
@NullMarked
package turbulence.faults.kubernetes.custom;

import org.jspecify.annotations.NullMarked;

/// Steps on objects of kinds that a cluster learned from its users. What such kinds mean is not
/// known here.
@NullMarked
package turbulence.faults.kubernetes.crd;

import org.jspecify.annotations.NullMarked;

/// What a pod's volumes hold, and how its containers see them. When a pod starts or ends is not
/// decided here.
@NullMarked
package turbulence.simulator.kubelet.volume;

import org.jspecify.annotations.NullMarked;

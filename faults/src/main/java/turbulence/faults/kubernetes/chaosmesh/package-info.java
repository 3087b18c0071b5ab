/// Faults of Chaos Mesh as objects: what they have in common. What its daemons make of them is not
/// known here.
@NullMarked
package turbulence.faults.kubernetes.chaosmesh;

import org.jspecify.annotations.NullMarked;

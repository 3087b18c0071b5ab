/// Amounts of resources as Kubernetes writes them, such as `500m` and `64Mi`. What is measured is
/// not known here.
@NullMarked
package turbulence.simulator.quantity;

import org.jspecify.annotations.NullMarked;

/// What a namespace or the cluster says about new objects: limits, quotas, classes that are taken
/// when nothing is said. What one kind alone knows of its objects is not here.
@NullMarked
package turbulence.simulator.api.admission;

import org.jspecify.annotations.NullMarked;

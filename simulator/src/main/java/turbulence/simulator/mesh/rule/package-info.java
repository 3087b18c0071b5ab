/// What Istio's objects say about traffic, read once for each change of them: VirtualServices,
/// DestinationRules and Gateways. What happens to a request is not decided here.
@NullMarked
package turbulence.simulator.mesh.rule;

import org.jspecify.annotations.NullMarked;

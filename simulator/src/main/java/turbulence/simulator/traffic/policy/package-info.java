/// NetworkPolicies: which pods may reach which. What is dropped is not answered; what lies on the
/// way otherwise is not known here.
@NullMarked
package turbulence.simulator.traffic.policy;

import org.jspecify.annotations.NullMarked;

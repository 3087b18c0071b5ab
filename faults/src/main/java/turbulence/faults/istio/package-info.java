/// Steps on a mesh of Istio. How a cluster is reached, and how things are put back, is not here but
/// in the rooms of Kubernetes.
@NullMarked
package turbulence.faults.istio;

import org.jspecify.annotations.NullMarked;

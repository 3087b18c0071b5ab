/// Which cluster is meant and how it is reached: kubeconfig files, a pod's service account, the
/// keys that Chaos Toolkit knows. What is asked of a cluster is nobody's business here.
@NullMarked
package turbulence.faults.kubernetes.access;

import org.jspecify.annotations.NullMarked;

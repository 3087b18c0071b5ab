/// Steps that touch Kubernetes, a room for each kind of object, and how a cluster is reached.
/// Nothing here knows how an experiment is played.
@NullMarked
package turbulence.faults.kubernetes;

import org.jspecify.annotations.NullMarked;

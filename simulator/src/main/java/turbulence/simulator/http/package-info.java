/// An HTTP/1.1 server on virtual threads. Kubernetes is not known here.
@NullMarked
package turbulence.simulator.http;

import org.jspecify.annotations.NullMarked;

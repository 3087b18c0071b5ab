/// A certificate authority and the server's certificate, made at start. Nothing is trusted here.
@NullMarked
package turbulence.simulator.tls;

import org.jspecify.annotations.NullMarked;

/// Delays and aborts of requests, as VirtualServices tell the proxies. What proxies make of them is
/// not decided here.
@NullMarked
package turbulence.faults.istio.fault;

import org.jspecify.annotations.NullMarked;

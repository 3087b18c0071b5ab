/// One HTTP/1.1 exchange over a socket of our own: quoting, redirects, proxies, TLS, framing,
/// deadlines. What a request is for and what its answer means is nobody's business here.
@NullMarked
package turbulence.experiment.http;

import org.jspecify.annotations.NullMarked;

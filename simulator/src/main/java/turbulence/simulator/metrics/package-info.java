/// What the proxies of the mesh count, in the words of Istio's metrics, and who called whom of
/// late. Scraping and queries are not known here.
@NullMarked
package turbulence.simulator.metrics;

import org.jspecify.annotations.NullMarked;

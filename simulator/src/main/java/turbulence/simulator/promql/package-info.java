/// Prometheus' query language: its grammar, its meaning and its mistakes. Where samples come from
/// is not known here.
@NullMarked
package turbulence.simulator.promql;

import org.jspecify.annotations.NullMarked;

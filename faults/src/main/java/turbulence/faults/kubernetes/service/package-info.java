/// Steps on services. What is behind them is no matter of theirs.
@NullMarked
package turbulence.faults.kubernetes.service;

import org.jspecify.annotations.NullMarked;

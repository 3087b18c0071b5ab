/// What programs in containers read and write: pipes, terminals, and who is attached to them. Which
/// program runs where is not known here.
@NullMarked
package turbulence.simulator.kubelet.console;

import org.jspecify.annotations.NullMarked;

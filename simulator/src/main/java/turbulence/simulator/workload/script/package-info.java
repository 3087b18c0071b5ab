/// A small part of a Unix shell, enough for the commands that people give to `busybox` in examples.
/// Which image has a shell is not decided here.
@NullMarked
package turbulence.simulator.workload.script;

import org.jspecify.annotations.NullMarked;

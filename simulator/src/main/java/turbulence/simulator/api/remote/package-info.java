/// What clients do inside of running containers: the streams of commands and programs over one
/// connection. What runs there is not known here.
@NullMarked
package turbulence.simulator.api.remote;

import org.jspecify.annotations.NullMarked;

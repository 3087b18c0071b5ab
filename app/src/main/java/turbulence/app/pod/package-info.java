/// Our program in a simulated pod: its time, network, files and signals are the container's. What
/// the program does is not decided here.
@NullMarked
package turbulence.app.pod;

import org.jspecify.annotations.NullMarked;

/// What happens during a command, told to whoever listens. Nothing here decides or prints.
@NullMarked
package turbulence.experiment.event;

import org.jspecify.annotations.NullMarked;

/// What people and log files get to see of a command: listeners that turn events into lines.
/// Nothing here decides anything.
@NullMarked
package turbulence.app.view;

import org.jspecify.annotations.NullMarked;

/// Command lines as data: one table of commands, from which parsing, usage errors, help, completion
/// and the reference are made. Nothing here knows what a command does.
@NullMarked
package turbulence.app.cli.option;

import org.jspecify.annotations.NullMarked;

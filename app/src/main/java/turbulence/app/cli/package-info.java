/// The commands: each takes what the command line says, asks the engine, and says what came of it.
/// Nothing here decides what an experiment means.
@NullMarked
package turbulence.app.cli;

import org.jspecify.annotations.NullMarked;

/// Telling the world about a command: channels of the settings, what they want to hear, and what
/// they are told. Nothing here decides what happened.
@NullMarked
package turbulence.experiment.notify;

import org.jspecify.annotations.NullMarked;

/// The steps and controls that come with the engine, and their tables of contents. Nothing here
/// knows how a run goes.
@NullMarked
package turbulence.experiment.builtin;

import org.jspecify.annotations.NullMarked;

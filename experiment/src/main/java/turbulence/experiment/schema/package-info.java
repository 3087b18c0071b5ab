/// The JSON Schema of experiment files, made from the vocabulary and the known steps, for editors
/// to complete and check with. Nothing here reads experiments.
@NullMarked
package turbulence.experiment.schema;

import org.jspecify.annotations.NullMarked;

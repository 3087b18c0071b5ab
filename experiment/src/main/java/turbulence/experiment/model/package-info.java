/// What the author wrote, as data: records, enums and sealed interfaces. Nothing here runs or
/// reads.
@NullMarked
package turbulence.experiment.model;

import org.jspecify.annotations.NullMarked;

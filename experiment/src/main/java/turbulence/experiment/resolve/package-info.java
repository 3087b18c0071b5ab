/// From names to values: what `${...}` stands for. Reads no files and plays no activities.
@NullMarked
package turbulence.experiment.resolve;

import org.jspecify.annotations.NullMarked;

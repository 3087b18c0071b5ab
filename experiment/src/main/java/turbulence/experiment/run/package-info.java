/// From a plan to a journal: phases, activities, deadlines, rollbacks and the ending.
@NullMarked
package turbulence.experiment.run;

import org.jspecify.annotations.NullMarked;

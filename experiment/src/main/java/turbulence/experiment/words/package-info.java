/// Words that people type, compared with words that are known. Knows nothing of what they mean.
@NullMarked
package turbulence.experiment.words;

import org.jspecify.annotations.NullMarked;

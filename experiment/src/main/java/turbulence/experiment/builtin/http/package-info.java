/// The provider `http`: from an activity to an exchange, from its answer to an output. How bytes
/// travel is the business of [turbulence.experiment.http].
@NullMarked
package turbulence.experiment.builtin.http;

import org.jspecify.annotations.NullMarked;

/// What a value of each type looks like: names, types, keys of lists; from the published API and
/// from custom resource definitions. Nothing is stored here.
@NullMarked
package turbulence.simulator.schema;

import org.jspecify.annotations.NullMarked;

/// Which kinds the API serves, and the documents that tell clients so. What is done with objects of
/// those kinds is not here.
@NullMarked
package turbulence.simulator.api.discovery;

import org.jspecify.annotations.NullMarked;

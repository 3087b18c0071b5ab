/// Objects as tables, with the columns that users of kubectl know, and as bare metadata. Which
/// objects are shown is decided elsewhere.
@NullMarked
package turbulence.simulator.api.table;

import org.jspecify.annotations.NullMarked;

/// JSON as an immutable tree, its reader and its writer. Nothing here knows what the JSON means.
@NullMarked
package turbulence.json;

import org.jspecify.annotations.NullMarked;

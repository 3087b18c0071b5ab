/// YAML text to a JSON tree, with the meaning that PyYAML's safe loader gives it. Files, and what
/// the tree means, are not known here.
@NullMarked
package turbulence.json.yaml;

import org.jspecify.annotations.NullMarked;

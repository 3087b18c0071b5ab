/// Which objects a list, a watch or a controller means: selectors by labels and by fields, in their
/// written form and as objects. What is stored is not looked up here.
@NullMarked
package turbulence.simulator.api.select;

import org.jspecify.annotations.NullMarked;

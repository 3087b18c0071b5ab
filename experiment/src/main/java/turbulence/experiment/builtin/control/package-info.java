/// The controls of chaostoolkit-addons. When controls are asked is the engine's business.
@NullMarked
package turbulence.experiment.builtin.control;

import org.jspecify.annotations.NullMarked;

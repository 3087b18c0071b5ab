/// The way back of what steps change in a cluster: what objects were like, whose work they show
/// now, and how they become again what they were. Which step changed them does not matter.
@NullMarked
package turbulence.faults.kubernetes.undo;

import org.jspecify.annotations.NullMarked;

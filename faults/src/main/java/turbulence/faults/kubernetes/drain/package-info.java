/// How a node is emptied: who leaves it, what holds them up, and when they are gone. Which nodes
/// are meant, and that they are closed before, is the steps' business.
@NullMarked
package turbulence.faults.kubernetes.drain;

import org.jspecify.annotations.NullMarked;

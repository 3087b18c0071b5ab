/// The proxies of a service mesh, before pods and at its border: what they do to requests, and what
/// they tell of them. What the rules are is read elsewhere, in `mesh.rule`.
@NullMarked
package turbulence.simulator.mesh;

import org.jspecify.annotations.NullMarked;

/// The pods behind a host as one proxy of the mesh calls them: who is next, how many at once, who
/// is left out. Which host is called is not decided here.
@NullMarked
package turbulence.simulator.mesh.upstream;

import org.jspecify.annotations.NullMarked;

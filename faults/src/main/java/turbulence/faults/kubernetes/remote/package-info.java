/// What is done inside of containers by way of the API: commands that run there, and what they say.
/// Which containers are meant, the rooms of the steps know.
@NullMarked
package turbulence.faults.kubernetes.remote;

import org.jspecify.annotations.NullMarked;

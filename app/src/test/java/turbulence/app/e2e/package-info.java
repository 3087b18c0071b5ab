/// The examples of the reference, played on any cluster in namespaces of their own.
@NullMarked
package turbulence.app.e2e;

import org.jspecify.annotations.NullMarked;

/// An extension as a user would write one: what the recorded cases had in Python. Written against
/// the public interfaces only; nothing here knows the tests around it.
@NullMarked
package turbulence.app.golden.lab;

import org.jspecify.annotations.NullMarked;

/// The binary form in which Go clients send objects: its envelope, its messages, and how they read
/// as JSON. Nothing is written in that form, and no object is checked or completed here.
@NullMarked
package turbulence.simulator.protobuf;

import org.jspecify.annotations.NullMarked;

package turbulence.simulator.http;

import java.io.InputStream;
import java.io.OutputStream;

/// A connection that speaks something other than HTTP from now on. It ends when the handler
/// returns.
public record Duplex(InputStream in, OutputStream out) {}

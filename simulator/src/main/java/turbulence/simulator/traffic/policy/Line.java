package turbulence.simulator.traffic.policy;

/// A connection that somebody wants to make.
///
/// @param port of the one who is called
record Line(Party from, Party to, int port, String protocol) {}

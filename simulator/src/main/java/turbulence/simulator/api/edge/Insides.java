package turbulence.simulator.api.edge;

import turbulence.simulator.api.remote.Executor;
import turbulence.simulator.api.remote.Forwarding;

/// What the API knows from the inside of pods: their logs, and what is done in their containers,
/// and what they serve.
public record Insides(LogSource logs, Executor executor, Forwarding forwarding) {}

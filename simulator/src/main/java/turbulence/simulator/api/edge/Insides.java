package turbulence.simulator.api.edge;

import turbulence.simulator.api.remote.Executor;

/// What the API knows from the inside of pods: their logs, and what is done in their containers.
public record Insides(LogSource logs, Executor executor) {}

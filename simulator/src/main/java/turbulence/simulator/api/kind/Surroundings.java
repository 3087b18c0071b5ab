package turbulence.simulator.api.kind;

import java.time.Instant;
import java.util.random.RandomGenerator;
import turbulence.simulator.store.Store;

/// What a kind may look at when it fills in an object: the time, chance, and what exists.
public record Surroundings(Instant now, RandomGenerator random, Store store) {}

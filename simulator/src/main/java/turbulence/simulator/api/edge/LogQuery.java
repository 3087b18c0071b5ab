package turbulence.simulator.api.edge;

import org.jspecify.annotations.Nullable;

/// Which part of a container's log is wanted; an empty container means the only one.
public record LogQuery(
    String container,
    boolean follow,
    boolean previous,
    boolean timestamps,
    @Nullable Long tailLines,
    @Nullable Long limitBytes,
    @Nullable Long sinceSeconds,
    @Nullable String sinceTime) {}

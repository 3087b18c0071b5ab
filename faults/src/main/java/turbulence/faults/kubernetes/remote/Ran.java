package turbulence.faults.kubernetes.remote;

/// How a command in a container ended, and what it wrote.
public record Ran(int exitCode, String stdout, String stderr) {}

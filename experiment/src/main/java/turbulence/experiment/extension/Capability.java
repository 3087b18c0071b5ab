package turbulence.experiment.extension;

/// A step that an experiment can name. Implementations are records: their components are the
/// arguments, their class name in snake case is the function, their package is the module.
public sealed interface Capability permits Action, Probe {}

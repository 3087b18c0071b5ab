package turbulence.app.view;

/// Where a log line says that it comes from.
///
/// Tools that read logs know Chaos Toolkit's lines by module and number, so known lines keep those;
/// others belong to our engine, at line 0.
record Origin(String module, int line) {
  private static final Origin OURS = new Origin("turbulence", 0);

  /// Each line by how it begins; the first that fits counts.
  private static final String[] BEGINNINGS = {
    "Probe: ",
    "Action: ",
    "  => succeeded",
    "No controls to apply on",
    "Running: ",
    "Rollback: ",
    "Steady state hypothesis: ",
    "Steady state hypothesis is met!",
    "Running experiment: ",
    "Steady-state strategy: ",
    "Rollbacks strategy: ",
    "No steady state hypothesis defined.",
    "Playing your experiment's method",
    "Let's rollback...",
    "No declared rollbacks",
    "Experiment ended with status: ",
    "Validating the experiment's syntax",
    "Experiment looks valid",
    "Runtime strategies: ",
    "Building activity cache",
    "Cached ",
    "Clearing activities cache",
    "Loading configuration...",
    "Loading dynamic configuration",
    "Loading secrets...",
    "Done loading secrets",
    "Initializing controls",
    "Cleaning up controls",
    "The Chaos Toolkit settings file could not be found",
    "####",
    "Running command ",
    "Using settings file ",
  };

  private static final Origin[] ORIGINS = {
    new Origin("activity", 233),
    new Origin("activity", 233),
    new Origin("activity", 261),
    new Origin("__init__", 468),
    new Origin("process", 52),
    new Origin("rollback", 37),
    new Origin("hypothesis", 200),
    new Origin("hypothesis", 255),
    new Origin("run", 446),
    new Origin("run", 477),
    new Origin("run", 483),
    new Origin("run", 491),
    new Origin("run", 784),
    new Origin("run", 1070),
    new Origin("rollback", 34),
    new Origin("run", 604),
    new Origin("experiment", 59),
    new Origin("experiment", 109),
    new Origin("run", 224),
    new Origin("caching", 24),
    new Origin("caching", 35),
    new Origin("caching", 42),
    new Origin("configuration", 64),
    new Origin("configuration", 161),
    new Origin("secret", 79),
    new Origin("secret", 104),
    new Origin("__init__", 68),
    new Origin("__init__", 107),
    new Origin("settings", 31),
    new Origin("__init__", 101),
    new Origin("__init__", 102),
    new Origin("__init__", 106),
  };

  static Origin of(String text) {
    for (int i = 0; i < BEGINNINGS.length; i++) {
      if (text.startsWith(BEGINNINGS[i])) {
        return ORIGINS[i];
      }
    }
    return OURS;
  }
}

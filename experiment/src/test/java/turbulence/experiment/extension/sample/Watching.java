package turbulence.experiment.extension.sample;

import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Control;

@AlsoNamed("sample.old.watch")
public record Watching() implements Control {}

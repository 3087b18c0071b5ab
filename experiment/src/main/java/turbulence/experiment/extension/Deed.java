package turbulence.experiment.extension;

import turbulence.json.Json;

/// What an action does once everything is known, written down and allowed.
@FunctionalInterface
public interface Deed {
  Json act() throws ActivityFailed, InterruptedException;
}

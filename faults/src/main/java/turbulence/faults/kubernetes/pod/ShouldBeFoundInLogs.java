package turbulence.faults.kubernetes.pod;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.python.BadPattern;
import turbulence.experiment.python.NoAnswer;
import turbulence.experiment.python.PythonRegex;
import turbulence.experiment.python.PythonText;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Judges the logs that a probe has read. Asks nobody.
@About("Whether a pattern is found in logs that were read; a tolerance of read_pod_logs.")
public record ShouldBeFoundInLogs(
    @About("A regular expression that is searched for.") String pattern,
    @About("Whether it must be found in the log of every pod; else one is enough.") @Default("true")
        boolean allContainers,
    @About("The logs, by pod: what the probe gave.") @Nullable JsonObject value)
    implements Probe, Needing {

  public ShouldBeFoundInLogs {
    regex(pattern);
  }

  private static PythonRegex regex(String source) {
    try {
      return PythonRegex.compile(source);
    } catch (BadPattern e) {
      throw new IllegalArgumentException(
          "pattern '" + source + "' is invalid: " + e.getMessage(), e);
    }
  }

  @Override
  public List<Need> needs() {
    return List.of();
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    if (value == null || value.isEmpty()) {
      throw new ActivityFailed("no logs to search from");
    }
    PythonRegex regex = regex(pattern);
    for (Map.Entry<String, Json> log : value) {
      if (isFound(regex, PythonText.str(log.getValue())) != allContainers) {
        return Json.of(!allContainers);
      }
    }
    return Json.of(allContainers);
  }

  private static boolean isFound(PythonRegex regex, String text)
      throws ActivityFailed, InterruptedException {
    try {
      return regex.search(text);
    } catch (NoAnswer e) {
      throw new ActivityFailed("pattern: " + e.getMessage(), e);
    }
  }
}

package turbulence.simulator.api.write;

import java.util.ArrayList;
import java.util.List;
import turbulence.simulator.api.Caller;

/// Who writes, under which name, and how strictly; collects the warnings that go with the answer.
///
/// Managed fields are kept for clients only: what the simulator itself writes is in nobody's way,
/// and keeping books of it would double the cost of every pod.
public record Intent(
    Caller caller,
    String manager,
    boolean dryRun,
    Strictness strictness,
    boolean tracked,
    List<String> warnings) {
  /// What happens to fields that the kind does not have.
  public enum Strictness {
    IGNORE,
    WARN,
    STRICT
  }

  /// A write by a part of the simulator.
  public static Intent of(Caller component) {
    return new Intent(
        component, component.user(), false, Strictness.IGNORE, false, new ArrayList<>());
  }
}

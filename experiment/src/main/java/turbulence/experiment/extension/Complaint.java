package turbulence.experiment.extension;

import org.jspecify.annotations.Nullable;

/// What is wrong with the arguments of a step or control.
///
/// @param argument where, such as `qty` or `names[2]`; empty for all of them together
/// @param message what was expected and what came
/// @param classic what Chaos Toolkit says of it; null when it says nothing
public record Complaint(String argument, String message, @Nullable String classic) {
  @Override
  public String toString() {
    return argument.isEmpty() ? message : argument + " " + message;
  }
}

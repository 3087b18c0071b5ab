package turbulence.simulator.patch;

import java.util.ArrayList;
import java.util.List;

/// A path of a JSON patch (RFC 6901). What stands before the first slash is not looked at, as a
/// real server has it.
record Pointer(List<String> above, String last, boolean isRoot) {

  /// @throws PatchRefused when there is no slash in it, unless it is empty
  static Pointer of(String path) {
    List<String> steps = new ArrayList<>(List.of(path.split("/", -1)));
    if (steps.size() < 2) {
      if (path.isEmpty()) {
        return new Pointer(List.of(), "", true);
      }
      throw PatchRefused.unfitting();
    }
    steps.replaceAll(step -> step.replace("~1", "/").replace("~0", "~"));
    return new Pointer(List.copyOf(steps.subList(1, steps.size() - 1)), steps.getLast(), false);
  }
}

package turbulence.simulator.patch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Fields that others own and an applied object would change.
record Conflicts(Map<Entry, FieldSet> fields) {

  Conflicts without(FieldSet allowed) {
    Map<Entry, FieldSet> left = new LinkedHashMap<>();
    fields.forEach((entry, set) -> {
      FieldSet rest = set.difference(allowed);
      if (!rest.isEmpty()) {
        left.put(entry, rest);
      }
    });
    return new Conflicts(left);
  }

  PatchRefused refused() {
    List<PatchRefused.Cause> causes = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    fields.forEach((entry, set) -> {
      lines.append(lines.isEmpty() ? "" : "\n");
      lines.append("conflicts with ").append(entry.title()).append(':');
      for (String path : set.paths()) {
        lines.append("\n- ").append(path);
        String message = "conflict with " + entry.title();
        causes.add(new PatchRefused.Cause("FieldManagerConflict", message, path));
      }
    });
    if (causes.size() == 1) {
      PatchRefused.Cause only = causes.getFirst();
      return PatchRefused.conflict(
          "Apply failed with 1 conflict: " + only.message() + ": " + only.field(), causes);
    }
    return PatchRefused.conflict(
        "Apply failed with " + causes.size() + " conflicts: " + lines, causes);
  }
}

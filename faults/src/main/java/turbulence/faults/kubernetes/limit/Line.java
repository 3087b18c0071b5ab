package turbulence.faults.kubernetes.limit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

/// An object, what controls it up to the top, and their namespace: whatever of it there is and can
/// be read.
///
/// @param unread what of it could not be
record Line(Map<Ref, JsonObject> objects, List<Unreadable> unread) {

  static Line empty() {
    return new Line(new LinkedHashMap<>(), new ArrayList<>());
  }

  /// One line for each.
  static Map<Ref, Line> of(Collection<Ref> refs, Register register) throws InterruptedException {
    Map<Ref, Line> lines = new LinkedHashMap<>();
    Map<Ref, Ref> level = new LinkedHashMap<>();
    Set<Ref> namespaces = new HashSet<>();
    for (Ref ref : refs) {
      lines.put(ref, empty());
      level.put(ref, ref);
    }
    while (!level.isEmpty()) {
      register.gather(new HashSet<>(level.values()));
      Map<Ref, Ref> above = new LinkedHashMap<>();
      for (Map.Entry<Ref, Ref> entry : level.entrySet()) {
        Line line = lines.getOrDefault(entry.getKey(), empty());
        Ref owner = line.climb(entry.getValue(), register);
        if (owner != null && !line.objects.containsKey(owner)) {
          above.put(entry.getKey(), owner);
        }
      }
      level = above;
    }
    for (Ref ref : lines.keySet()) {
      if (!ref.namespace().isEmpty()) {
        namespaces.add(Resource.NAMESPACES.ref("", ref.namespace()));
      }
    }
    register.gather(namespaces);
    for (Map.Entry<Ref, Line> line : lines.entrySet()) {
      String namespace = line.getKey().namespace();
      if (!namespace.isEmpty()) {
        line.getValue().climb(Resource.NAMESPACES.ref("", namespace), register);
      }
    }
    return lines;
  }

  /// Adds an object.
  ///
  /// @return what controls it; null when nothing does
  private @Nullable Ref climb(Ref ref, Register register) throws InterruptedException {
    try {
      JsonObject object = register.get(ref).orElse(null);
      if (object == null) {
        return null;
      }
      objects.put(ref, object);
      return register.owner(ref, object);
    } catch (Unreadable e) {
      unread.add(e);
      return null;
    }
  }
}

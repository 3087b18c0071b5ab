package turbulence.simulator.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names and values of an HTTP message, in order; names are compared without case.
public record Headers(List<Map.Entry<String, String>> all) {
  public static final Headers NONE = new Headers(List.of());

  public Headers {
    all = List.copyOf(all);
  }

  public static Headers of(String name, String value) {
    return NONE.with(name, value);
  }

  public Optional<String> first(String name) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).getKey().equalsIgnoreCase(name)) {
        return Optional.of(all.get(i).getValue());
      }
    }
    return Optional.empty();
  }

  public boolean has(String name) {
    return first(name).isPresent();
  }

  public Headers with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(all.size() + 1);
    more.addAll(all);
    more.add(Map.entry(name, value));
    return new Headers(more);
  }

  public Headers with(List<Map.Entry<String, String>> others) {
    List<Map.Entry<String, String>> more = new ArrayList<>(all.size() + others.size());
    more.addAll(all);
    more.addAll(others);
    return new Headers(more);
  }

  /// These, of which no other has this name: in the place of the first that had, or as the last.
  public Headers set(String name, String value) {
    List<Map.Entry<String, String>> others = new ArrayList<>(all.size() + 1);
    boolean placed = false;
    for (Map.Entry<String, String> header : all) {
      if (!header.getKey().equalsIgnoreCase(name)) {
        others.add(header);
      } else if (!placed) {
        others.add(Map.entry(name, value));
        placed = true;
      }
    }
    if (!placed) {
      others.add(Map.entry(name, value));
    }
    return new Headers(others);
  }

  public Headers without(String name) {
    return has(name)
        ? new Headers(all.stream().filter(each -> !each.getKey().equalsIgnoreCase(name)).toList())
        : this;
  }
}

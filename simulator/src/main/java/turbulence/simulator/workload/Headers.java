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
    return all.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  public Headers with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(all);
    more.add(Map.entry(name, value));
    return new Headers(more);
  }
}

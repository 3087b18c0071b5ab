package turbulence.simulator.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The decoded parameters behind a path's question mark, in their order.
public record Query(List<Parameter> parameters) {
  public static final Query NONE = new Query(List.of());

  public Query {
    parameters = List.copyOf(parameters);
  }

  /// One `name=value`; without an equals sign the value is empty.
  public record Parameter(String name, String value) {}

  /// Parameters that cannot be decoded, or that hold a semicolon, are left out, as Go's server
  /// does.
  static Query parse(String raw) {
    if (raw.isEmpty()) {
      return NONE;
    }
    List<Parameter> parameters = new ArrayList<>();
    for (String pair : raw.split("&", -1)) {
      if (pair.isEmpty() || pair.indexOf(';') >= 0) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = Percent.decode(equals < 0 ? pair : pair.substring(0, equals), true);
      String value = equals < 0 ? "" : Percent.decode(pair.substring(equals + 1), true);
      if (name != null && value != null) {
        parameters.add(new Parameter(name, value));
      }
    }
    return new Query(parameters);
  }

  /// The first value of this name.
  public @Nullable String first(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name.equals(name)) {
        return parameter.value;
      }
    }
    return null;
  }

  /// The first value of this name, or an empty text.
  public String text(String name) {
    String value = first(name);
    return value == null ? "" : value;
  }

  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (parameter.name.equals(name)) {
        values.add(parameter.value);
      }
    }
    return values;
  }

  public boolean has(String name) {
    return first(name) != null;
  }
}

package turbulence.simulator.api.kind;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;

/// What is wrong with an object, in the words of a real API server.
public final class Findings {
  /// One mistake: `FieldValueInvalid`, `spec.replicas`, `Invalid value: -1: must be ...`.
  public record Finding(String reason, String path, String message) {}

  private final List<Finding> found = new ArrayList<>();

  public List<Finding> all() {
    return List.copyOf(found);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public void required(String path, String detail) {
    add("FieldValueRequired", path, "Required value" + behind(detail));
  }

  public void invalid(String path, Json value, String detail) {
    add("FieldValueInvalid", path, "Invalid value: " + value + behind(detail));
  }

  public void unsupported(String path, Json value, List<String> supported) {
    StringBuilder words = new StringBuilder("Unsupported value: ").append(value);
    for (int i = 0; i < supported.size(); i++) {
      words.append(i == 0 ? ": supported values: \"" : ", \"").append(supported.get(i)).append('"');
    }
    add("FieldValueNotSupported", path, words.toString());
  }

  public void forbidden(String path, String detail) {
    add("FieldValueForbidden", path, "Forbidden" + behind(detail));
  }

  public void duplicate(String path, Json value) {
    duplicate(path, value, "");
  }

  public void duplicate(String path, Json value, String detail) {
    add("FieldValueDuplicate", path, "Duplicate value: " + value + behind(detail));
  }

  public void tooMany(String path, int actual, int most) {
    String items = most == 1 ? " item" : " items";
    add("FieldValueTooMany", path, "Too many: " + actual + ": must have at most " + most + items);
  }

  public void tooLong(String path, int most) {
    String bytes = most == 1 ? " byte" : " bytes";
    add("FieldValueTooLong", path, "Too long: may not be more than " + most + bytes);
  }

  public void notFound(String path, Json value) {
    add("FieldValueNotFound", path, "Not found: " + value);
  }

  public void add(String reason, String path, String message) {
    found.add(new Finding(reason, path, message));
  }

  private static String behind(String detail) {
    return detail.isEmpty() ? "" : ": " + detail;
  }
}

package turbulence.simulator.schema;

import java.util.List;
import java.util.stream.Collectors;
import turbulence.json.Json;
import turbulence.json.JsonText;

/// One thing that is wrong with an object, in the words of a server: reason, path, message.
public record Fault(String reason, String field, String message) {

  public static Fault required(String field, String detail) {
    return new Fault("FieldValueRequired", named(field), "Required value" + after(detail));
  }

  public static Fault forbidden(String field, String detail) {
    return new Fault("FieldValueForbidden", named(field), "Forbidden" + after(detail));
  }

  public static Fault invalid(String field, Json value, String detail) {
    return new Fault(
        "FieldValueInvalid", named(field), "Invalid value: " + shown(value) + after(detail));
  }

  public static Fault type(String field, Json value, String detail) {
    String message = "Invalid value: " + shown(value) + after(detail);
    return new Fault("FieldValueTypeInvalid", named(field), message);
  }

  public static Fault duplicate(String field, Json value) {
    return new Fault("FieldValueDuplicate", named(field), "Duplicate value: " + shown(value));
  }

  public static Fault unsupported(String field, Json value, List<String> supported) {
    String values = supported.stream().map(GoText::quoted).collect(Collectors.joining(", "));
    String detail = supported.isEmpty() ? "" : "supported values: " + values;
    String message = "Unsupported value: " + shown(value) + after(detail);
    return new Fault("FieldValueNotSupported", named(field), message);
  }

  public static Fault tooLong(String field, long most) {
    String detail = "may not be more than " + most + (most == 1 ? " byte" : " bytes");
    return new Fault("FieldValueTooLong", named(field), "Too long: " + detail);
  }

  public static Fault tooMany(String field, long actual, long most) {
    String detail = "must have at most " + most + (most == 1 ? " item" : " items");
    return new Fault("FieldValueTooMany", named(field), "Too many: " + actual + ": " + detail);
  }

  /// Path and message in one line, as the message of an answer holds it.
  @Override
  public String toString() {
    return field + ": " + message;
  }

  private static String named(String field) {
    return field.isEmpty() ? "<nil>" : field;
  }

  private static String after(String detail) {
    return detail.isEmpty() ? "" : ": " + detail;
  }

  private static String shown(Json value) {
    return value instanceof JsonText text ? GoText.quoted(text.value()) : value.toString();
  }
}

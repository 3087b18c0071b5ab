package turbulence.simulator.schema;

import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Go's names for values and types, which messages of a server carry.
final class GoText {
  private GoText() {}

  /// What Go calls a JSON value.
  static String kind(Json json) {
    return switch (json) {
      case JsonObject _ -> "object";
      case JsonArray _ -> "array";
      case JsonText _ -> "string";
      case JsonNumber _ -> "number";
      case JsonBool _ -> "bool";
      default -> "null";
    };
  }

  static String type(Type type) {
    return switch (type) {
      case Type.Scalar scalar -> scalar(scalar);
      case Type.Items items -> "[]" + type(items.element());
      case Type.Named named when named.value().equals(Type.Scalar.QUANTITY) -> "v1.ResourceList";
      case Type.Named named -> "map[string]" + type(named.value());
      case Type.Struct struct -> struct(struct.name());
      case Type.Anything _ -> "interface {}";
    };
  }

  private static String struct(String name) {
    int title = name.lastIndexOf('.');
    return name.substring(name.lastIndexOf('.', title - 1) + 1);
  }

  private static String scalar(Type.Scalar scalar) {
    return switch (scalar.format()) {
      case "int32", "int64" -> scalar.format();
      case "double" -> "float64";
      case "byte" -> "[]uint8";
      case "date-time" -> "v1.Time";
      case "micro-time" -> "v1.MicroTime";
      case "quantity" -> "resource.Quantity";
      case "int-or-string" -> "intstr.IntOrString";
      default -> scalar.kind().equals("boolean") ? "bool" : scalar.kind();
    };
  }

  /// What Go leaves where nothing could be read.
  static Json zero(Type type) {
    return switch (type) {
      case Type.Scalar scalar ->
          switch (scalar.kind()) {
            case "integer", "number" -> Json.of(0);
            case "boolean" -> JsonBool.of(false);
            default -> zeroText(scalar);
          };
      case Type.Items _, Type.Anything _ -> Json.of(null);
      case Type.Named _, Type.Struct _ -> JsonObject.EMPTY;
    };
  }

  private static Json zeroText(Type.Scalar scalar) {
    return switch (scalar.format()) {
      case "quantity" -> Json.of("0");
      case "int-or-string" -> Json.of(0);
      case "date-time", "micro-time", "byte" -> Json.of(null);
      default -> Json.of("");
    };
  }

  /// A text between quotes.
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7f) {
            quoted.append(String.format("\\x%02x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}

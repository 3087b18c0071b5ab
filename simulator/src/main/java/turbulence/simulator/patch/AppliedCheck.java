package turbulence.simulator.patch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.schema.Type;

/// Whether an applied object has the form of its type, so that fields can be told apart.
final class AppliedCheck {
  private final List<String> problems = new ArrayList<>();

  private AppliedCheck() {}

  /// What is wrong with it, or an empty text.
  static String problem(JsonObject applied, Type type) {
    AppliedCheck check = new AppliedCheck();
    check.value("", applied, type);
    if (check.problems.size() < 2) {
      return String.join("", check.problems);
    }
    return "errors:\n  " + String.join("\n  ", check.problems);
  }

  private void problem(String path, String problem) {
    problems.add(path.isEmpty() ? problem : path + ": " + problem);
  }

  private void value(String path, Json value, Type type) {
    if (value == JsonNull.NULL) {
      return;
    }
    switch (type) {
      case Type.Struct _, Type.Named _ -> {
        if (value instanceof JsonObject object) {
          fields(path, object, type);
        } else {
          problem(path, "expected map, got &{" + GoText.plain(value) + "}");
        }
      }
      case Type.Items items -> {
        if (value instanceof JsonArray array) {
          items(path, array, items);
        } else {
          problem(path, "expected list, got &{" + GoText.plain(value) + "}");
        }
      }
      case Type.Scalar scalar -> scalar(path, value, scalar);
      case Type.Anything _ -> {}
    }
  }

  private void fields(String path, JsonObject object, Type type) {
    for (Map.Entry<String, Json> field : object) {
      String below = path + "." + field.getKey();
      if (type instanceof Type.Struct struct
          && !struct.open()
          && !Paths.isDeclared(type, field.getKey())) {
        problem(below, "field not declared in schema");
      } else {
        value(below, field.getValue(), Paths.inside(type, field.getKey()));
      }
    }
  }

  private void items(String path, JsonArray list, Type.Items type) {
    Set<String> steps = new HashSet<>();
    boolean atomic = type.merging().how() == Type.How.ATOMIC;
    for (int i = 0; i < list.size(); i++) {
      String step = atomic ? "i:" + i : Step.item(list.get(i), type);
      if (step == null) {
        problem(path, "element " + i + ": " + unkeyed(list.get(i), type));
        return;
      }
      if (!steps.add(step)) {
        problem(path, "duplicate entries for key " + Step.path(step));
      }
      value(path + Step.path(step), list.get(i), type.element());
    }
  }

  private static String unkeyed(Json item, Type.Items type) {
    if (type.merging().how() == Type.How.SET) {
      return switch (item) {
        case JsonObject _ -> "associative list without keys has an element that's a map type";
        case JsonArray _ -> "not supported: associative list with lists as elements";
        default -> "associative list without keys has an element that's an explicit null";
      };
    } else if (item == JsonNull.NULL) {
      return "associative list with keys may not have a null element";
    } else if (!(item instanceof JsonObject)) {
      return "associative list with keys may not have non-map elements";
    }
    String keys =
        type.merging().keys().stream().map(GoText::quoted).collect(Collectors.joining(" "));
    return "associative list with keys has an element that omits all key fields ["
        + keys
        + "] (and doesn't have default values for any key fields)";
  }

  private void scalar(String path, Json value, Type.Scalar type) {
    boolean leaf = !(value instanceof JsonObject || value instanceof JsonArray);
    boolean any = type.format().equals("int-or-string") || type.format().equals("quantity");
    String printed = "&{" + GoText.plain(value) + "}";
    if (any) {
      if (!leaf) {
        problem(path, "expected any scalar, got " + printed);
      }
      return;
    }
    switch (type.kind()) {
      case "integer", "number" -> {
        if (!(value instanceof JsonNumber)) {
          problem(path, "expected numeric (int or float), got " + GoText.type(value));
        }
      }
      case "boolean" -> {
        if (!(value instanceof JsonBool)) {
          problem(path, "expected boolean, got " + printed);
        }
      }
      default -> {
        if (!(value instanceof JsonText)) {
          String raw = GoText.plain(value);
          problem(path, "expected string, got &value.valueUnstructured{Value:" + raw + "}");
        }
      }
    }
  }
}

package turbulence.simulator.api.kind;

import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Labels, and what selects objects by them.
final class Selectors {
  private static final long ANNOTATIONS = 256 * 1024;

  private Selectors() {}

  /// Keys and values of labels; complaints name the whole field, as a server's do.
  static void checkLabels(Field labels) {
    for (Map.Entry<String, Json> label : labels.object()) {
      labels.holding(new JsonText(label.getKey())).must(Names.labelKey(label.getKey()));
      if (label.getValue() instanceof JsonText value) {
        labels.holding(value).must(Names.labelValue(value.value()));
      }
    }
  }

  static void checkAnnotations(Field annotations) {
    long size = 0;
    for (Map.Entry<String, Json> annotation : annotations.object()) {
      String key = annotation.getKey();
      annotations.holding(new JsonText(key)).must(Names.annotationKey(key));
      size += bytes(key);
      if (annotation.getValue() instanceof JsonText value) {
        size += bytes(value.value());
      }
    }
    if (size > ANNOTATIONS) {
      annotations.tooLong((int) ANNOTATIONS);
    }
  }

  static long bytes(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Each half of a pair counts two of the four bytes that the pair has.
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  static void checkKey(Field key) {
    key.must(Names.labelKey(key.text()));
  }

  /// A selector with labels and expressions.
  static void check(Field selector) {
    checkLabels(selector.child("matchLabels"));
    for (Field expression : selector.child("matchExpressions")) {
      Field values = expression.child("values");
      switch (expression.child("operator").text()) {
        case "In", "NotIn" -> {
          if (values.isEmpty()) {
            values.required("must be specified when `operator` is 'In' or 'NotIn'");
          }
        }
        case "Exists", "DoesNotExist" -> {
          if (!values.isEmpty()) {
            values.forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
          }
        }
        default -> blank(expression.child("operator")).invalid("not a valid selector operator");
      }
      checkKey(blank(expression.child("key")));
      for (Field value : values) {
        value.must(Names.labelValue(value.text()));
      }
    }
  }

  /// An absent text is an empty one in complaints.
  static Field blank(Field field) {
    return field.isSet() ? field : field.holding(new JsonText(""));
  }

  /// Whether it selects everything, or nothing at all.
  static boolean isEmpty(JsonObject selector) {
    return selector.object("matchLabels").isEmpty() && selector.array("matchExpressions").isEmpty();
  }

  /// Whether the selector with labels and expressions matches.
  static boolean matches(JsonObject selector, JsonObject labels) {
    if (!labels.includes(selector.object("matchLabels"))) {
      return false;
    }
    for (Json item : selector.array("matchExpressions")) {
      if (item instanceof JsonObject expression && !meets(expression, labels)) {
        return false;
      }
    }
    return true;
  }

  private static boolean meets(JsonObject expression, JsonObject labels) {
    Json value = labels.get(expression.text("key").orElse(""));
    boolean listed = value != null && expression.array("values").items().contains(value);
    return switch (expression.text("operator").orElse("")) {
      case "In" -> listed;
      case "NotIn" -> !listed;
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      default -> false;
    };
  }
}

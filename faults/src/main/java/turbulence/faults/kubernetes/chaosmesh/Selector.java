package turbulence.faults.kubernetes.chaosmesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Which pods are meant, as Chaos Mesh writes it.
public final class Selector {
  private Selector() {}

  /// @param namespaces texts, or a text with commas; null for any
  /// @param labels a mapping, or a text such as `app=web,tier=front`; null for any
  /// @param annotations the same
  /// @throws IllegalArgumentException saying what is wrong with which
  public static JsonObject of(
      @Nullable Json namespaces, @Nullable Json labels, @Nullable Json annotations) {
    JsonObject.Builder selector = JsonObject.builder();
    List<String> places = texts("namespaces_selectors", namespaces);
    if (!places.isEmpty()) {
      selector.put("namespaces", JsonArray.from(places));
    }
    put(selector, "labelSelectors", pairs("label_selectors", labels));
    put(selector, "annotationSelectors", pairs("annotations_selectors", annotations));
    return selector.build();
  }

  private static void put(JsonObject.Builder selector, String name, JsonObject pairs) {
    if (!pairs.isEmpty()) {
      selector.put(name, pairs);
    }
  }

  /// The texts of a list, or of a text with commas between them.
  ///
  /// @param name of the argument, for messages
  public static List<String> texts(String name, @Nullable Json value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof JsonText text) {
      for (String part : text.value().split(",", -1)) {
        if (!part.isBlank()) {
          texts.add(part.strip());
        }
      }
    } else if (value instanceof JsonArray list) {
      for (Json item : list) {
        if (!(item instanceof JsonText text)) {
          throw wrong(name, "a text with commas or a list of texts", value);
        }
        texts.add(text.value());
      }
    } else if (value != null && value != JsonNull.NULL) {
      throw wrong(name, "a text with commas or a list of texts", value);
    }
    return texts;
  }

  private static JsonObject pairs(String name, @Nullable Json value) {
    if (value == null || value == JsonNull.NULL) {
      return JsonObject.EMPTY;
    }
    String wanted = "a mapping, or a text such as app=web,tier=front";
    JsonObject.Builder pairs = JsonObject.builder();
    if (value instanceof JsonObject mapping) {
      for (Map.Entry<String, Json> each : mapping) {
        Json one = each.getValue();
        if (one instanceof JsonObject || one instanceof JsonArray) {
          throw wrong(name, wanted, value);
        }
        pairs.put(each.getKey(), one instanceof JsonText ? one : one.toString());
      }
    } else if (value instanceof JsonText) {
      for (String part : texts(name, value)) {
        int equals = part.indexOf('=');
        if (equals <= 0) {
          throw wrong(name, wanted, value);
        }
        pairs.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    } else {
      throw wrong(name, wanted, value);
    }
    return pairs.build();
  }

  private static IllegalArgumentException wrong(String name, String wanted, Json value) {
    return new IllegalArgumentException("'" + name + "' must be " + wanted + ", not " + value);
  }

  /// In words, such as `pods with {"app":"web"} in shop`.
  static String words(JsonObject selector) {
    StringBuilder words = new StringBuilder("pods");
    JsonObject labels = selector.object("labelSelectors");
    if (!labels.isEmpty()) {
      words.append(" with ").append(labels);
    }
    JsonObject annotations = selector.object("annotationSelectors");
    if (!annotations.isEmpty()) {
      words.append(" annotated with ").append(annotations);
    }
    JsonArray namespaces = selector.array("namespaces");
    if (!namespaces.isEmpty()) {
      List<String> names = new ArrayList<>();
      namespaces.forEach(each -> names.add(each instanceof JsonText t ? t.value() : ""));
      words.append(" in ").append(String.join(", ", names));
    }
    return words.toString();
  }
}

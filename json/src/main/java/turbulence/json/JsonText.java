package turbulence.json;

import java.util.Objects;

/// A text.
public record JsonText(String value) implements Json {
  public JsonText {
    Objects.requireNonNull(value);
  }

  @Override
  public String kind() {
    return "text";
  }

  @Override
  public String toString() {
    return JsonWriter.compact(this);
  }
}

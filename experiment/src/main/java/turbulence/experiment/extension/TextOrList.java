package turbulence.experiment.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import turbulence.experiment.python.PythonText;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonText;

/// An argument that is a text or a list.
public final class TextOrList {
  private final Json written;

  /// @param written a text or a list
  public TextOrList(Json written) {
    this.written = written;
  }

  public static TextOrList of(String text) {
    return new TextOrList(new JsonText(text));
  }

  /// The text, unless it is a list.
  public Optional<String> text() {
    return written instanceof JsonText text ? Optional.of(text.value()) : Optional.empty();
  }

  /// What is in the list, each as a text; of a text only itself.
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (Json each : written instanceof JsonArray list ? list : JsonArray.of(written)) {
      texts.add(PythonText.str(each));
    }
    return texts;
  }

  /// As it was written.
  public Json json() {
    return written;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextOrList same && written.equals(same.written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  @Override
  public String toString() {
    return written.toString();
  }
}

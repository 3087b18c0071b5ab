package turbulence.experiment.builtin.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.python.PythonText;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The words that start a program, made from arguments in one of their three forms.
///
/// No switch over types here or beside: the first one that runs costs a process 10 ms.
final class CommandLine {
  private CommandLine() {}

  /// For a list each item is a word, for a mapping each name and each value, without those that are
  /// null or empty. A text is a line for the shell. Null when the arguments have no such form.
  static @Nullable List<String> of(String program, @Nullable Json arguments) {
    if (arguments == null || arguments == JsonNull.NULL) {
      return List.of(program);
    } else if (arguments instanceof JsonArray items) {
      return words(program, items);
    } else if (arguments instanceof JsonText line) {
      return List.of("/bin/sh", "-c", quoted(program) + " " + line.value());
    }
    return arguments instanceof JsonObject fields ? words(program, fields) : null;
  }

  private static List<String> words(String program, JsonArray items) {
    List<String> words = new ArrayList<>(items.size() + 1);
    words.add(program);
    for (Json item : items) {
      add(item, words);
    }
    return words;
  }

  private static List<String> words(String program, JsonObject fields) {
    List<String> words = new ArrayList<>(2 * fields.size() + 1);
    words.add(program);
    for (Map.Entry<String, Json> field : fields) {
      add(new JsonText(field.getKey()), words);
      add(field.getValue(), words);
    }
    return words;
  }

  private static void add(Json value, List<String> words) {
    if (value != JsonNull.NULL) {
      String word = PythonText.str(value);
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
  }

  /// The program as one word of the shell. Plain ones stay as they are, for the log's sake.
  private static String quoted(String program) {
    for (int i = 0; i < program.length(); i++) {
      char c = program.charAt(i);
      if (!Character.isLetterOrDigit(c) && "/._-+~:@%,=".indexOf(c) < 0) {
        return "'" + program.replace("'", "'\\''") + "'";
      }
    }
    return program;
  }
}

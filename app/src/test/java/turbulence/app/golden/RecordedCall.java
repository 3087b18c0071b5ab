package turbulence.app.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One recorded call of a function that works on Kubernetes, and what came of it.
///
/// @param state what the API server held
record RecordedCall(
    String name,
    String module,
    String function,
    Map<String, Object> arguments,
    CallOutcome outcome,
    Map<String, Object> state) {

  static List<RecordedCall> all() {
    Map<String, Object> usual = new HashMap<>();
    Map<String, Object> particular = new HashMap<>();
    for (String file : folder("k8s-states")) {
      Map<String, Object> states = Text.map(Text.read(file));
      usual.putAll(Text.map(states.get("usual")));
      particular.putAll(Text.map(states.get("calls")));
    }
    List<RecordedCall> all = new ArrayList<>();
    for (Object call : Text.list(Text.read(file("k8s-api-calls.json")))) {
      Map<String, Object> fields = Text.map(call);
      Map<String, Object> state = new HashMap<>(usual);
      state.putAll(Text.map(particular.get(fields.get("case"))));
      all.add(of(fields, state));
    }
    return all;
  }

  /// What differs on purpose, by call.
  static Differences differences() {
    Map<String, List<Differences.Entry>> cases = new LinkedHashMap<>();
    for (String file : folder("k8s-differences")) {
      cases.putAll(Differences.parse(file).cases());
    }
    return new Differences(cases, Map.of());
  }

  private static RecordedCall of(Map<String, Object> fields, Map<String, Object> state) {
    String function = (String) fields.get("function");
    int dot = function.lastIndexOf('.');
    return new RecordedCall(
        (String) fields.get("case"),
        function.substring(0, dot),
        function.substring(dot + 1),
        Text.map(fields.get("arguments")),
        new CallOutcome(
            fields.get("result"),
            (String) fields.get("message"),
            Text.list(fields.get("calls")).stream().map(ApiRequest::of).toList(),
            1),
        state);
  }

  private static List<String> folder(String name) {
    try (Stream<Path> files = Files.list(Recording.resources().resolve(name))) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String file(String name) {
    try {
      return Files.readString(Recording.resources().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}

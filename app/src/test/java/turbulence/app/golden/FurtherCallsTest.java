package turbulence.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Calls beside the recorded ones, other arguments and other clusters: what our steps ask the API,
/// and what they answer. `further-calls` says of each what it is to be.
class FurtherCallsTest {

  @TempDir Path home;

  /// @param expected `requests`, and `result` or `failure`
  record Further(RecordedCall call, Map<String, Object> expected) {
    @Override
    public String toString() {
      return call.name();
    }
  }

  static List<Further> calls() {
    List<Further> all = new ArrayList<>();
    try (var files = Files.list(Recording.resources().resolve("further-calls"))) {
      for (Path file : files.sorted().toList()) {
        Text.map(Text.read(Files.readString(file)))
            .forEach((name, fields) -> all.add(of(name, Text.map(fields))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static Further of(String name, Map<String, Object> fields) {
    String[] step = String.valueOf(fields.get("step")).split(":", -1);
    Map<String, Object> state = new HashMap<>(Map.of("nodes", List.of("n1", "n2", "n3")));
    state.putAll(Text.map(fields.get("cluster")));
    CallOutcome none = new CallOutcome(null, null, List.of(), 1);
    RecordedCall call =
        new RecordedCall(name, step[0], step[1], Text.map(fields.get("arguments")), none, state);
    Map<String, Object> expected = new LinkedHashMap<>();
    for (String field : List.of("requests", "result", "failure")) {
      if (fields.containsKey(field)) {
        expected.put(field, fields.get(field));
      }
    }
    return new Further(call, expected);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_call_asks_and_answers_as_said(Further further) throws Exception {
    write("foo.yaml", "kind: Foo\nmetadata:\n  name: f\n");
    write("foo.json", "{\"kind\": \"Foo\", \"metadata\": {\"name\": \"f\"}}");
    write("number.yaml", "5");
    CallOutcome ours = new CallPlayer(home).play(further.call());
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("requests", lines(ours));
    if (ours.failure() == null) {
      found.put("result", headless(ours.result()));
    } else {
      found.put("failure", ours.failure());
    }
    found.keySet().retainAll(further.expected().keySet());
    assertThat(found).as("%s", ours).isEqualTo(further.expected());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(home.resolve(name), text);
  }

  private static Object headless(Object result) {
    if (result instanceof Map && Text.map(result).get("headers") instanceof Map) {
      Map<String, Object> rest = new LinkedHashMap<>(Text.map(result));
      rest.remove("headers");
      return rest;
    }
    return result;
  }

  /// Which cluster it is, is asked beside.
  private static List<String> lines(CallOutcome ours) {
    return ours.requests().stream()
        .filter(each -> !each.path().equals("/api/v1/namespaces/kube-system"))
        .map(FurtherCallsTest::line)
        .toList();
  }

  private static String line(ApiRequest request) {
    Map<String, Object> query = new TreeMap<>(request.query());
    query.remove("limit");
    query.remove("fieldManager");
    StringBuilder line = new StringBuilder(request.line());
    query.forEach((name, value) -> line.append(' ').append(name).append('=').append(value));
    String type = String.valueOf(request.contentType());
    if (request.method().equals("PATCH")) {
      line.append(' ').append(type.substring(type.indexOf('/') + 1, type.indexOf('+')));
    }
    return request.body() == null
        ? line.toString()
        : line.append(' ').append(Text.show(request.body())).toString();
  }
}

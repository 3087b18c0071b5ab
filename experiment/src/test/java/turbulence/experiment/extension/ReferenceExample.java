package turbulence.experiment.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import turbulence.experiment.read.DocumentParser;
import turbulence.experiment.read.DocumentUnreadable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The experiment among the examples that shows one step. The tests of the step take its arguments
/// from there.
record ReferenceExample(Listed listed, Path file) {

  /// `chaosk8s.pod.actions:terminate_pods` is shown by `chaosk8s/pod/terminate_pods.yaml`.
  ///
  /// @param folder where such examples lie
  static ReferenceExample of(Listed listed, Path folder) {
    String module = listed.module();
    String room = module.substring(0, module.lastIndexOf('.')).replace('.', '/');
    return new ReferenceExample(listed, folder.resolve(room, listed.function() + ".yaml"));
  }

  /// The arguments that it gives to its step.
  JsonObject arguments() throws IOException {
    assertThat(file).as("an example of " + listed.name()).exists();
    try {
      Json tree = DocumentParser.yaml(file.toString(), Files.readAllBytes(file)).tree();
      return provider(tree)
          .orElseThrow(() -> new AssertionError(file + " does not use " + listed.name()))
          .object("arguments");
    } catch (DocumentUnreadable e) {
      throw new AssertionError(e);
    }
  }

  /// The scenarios that it is rehearsed in, as its head says: `# rehearse: --scenario web`, and the
  /// files of manifests beside them: `-f some.yaml`.
  List<String> scenarios() throws IOException {
    assertThat(file).as("an example of " + listed.name()).exists();
    List<String> scenarios = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("# rehearse:")) {
        List<String> words = List.of(line.split(" +"));
        for (int i = 0; i < words.size() - 1; i++) {
          if (words.get(i).equals("--scenario") || words.get(i).equals("-f")) {
            scenarios.add(words.get(i + 1));
          }
        }
      }
    }
    return scenarios;
  }

  private Optional<JsonObject> provider(Json tree) {
    if (tree instanceof JsonArray array) {
      for (Json item : array) {
        Optional<JsonObject> found = provider(item);
        if (found.isPresent()) {
          return found;
        }
      }
    } else if (tree instanceof JsonObject object) {
      if (isMeant(object)) {
        return Optional.of(object);
      }
      for (Map.Entry<String, Json> field : object) {
        Optional<JsonObject> found = provider(field.getValue());
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private boolean isMeant(JsonObject provider) {
    return listed.isNamed(
        provider.text("module").orElse("") + ":" + provider.text("func").orElse(""));
  }

  /// The step with these arguments.
  Capability step() throws IOException {
    Binding<? extends Capability> binding =
        Arguments.of(listed.step()).bind(arguments(), listed.function());
    if (binding instanceof Binding.Rejected<? extends Capability> rejected) {
      throw new AssertionError(file + ": " + rejected.summary());
    }
    return ((Binding.Bound<? extends Capability>) binding).instance();
  }
}

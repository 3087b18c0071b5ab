package turbulence.simulator.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.Limits;
import turbulence.json.yaml.YamlMalformed;
import turbulence.json.yaml.YamlReader;

/// Objects read from files in the way of `kubectl apply -f`: YAML with several documents, JSON,
/// directories of both, lists of objects. Immutable.
public final class Manifests {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

  private final List<Manifest> all;
  private final String namespace;

  Manifests(List<Manifest> all, String namespace) {
    this.all = List.copyOf(all);
    this.namespace = namespace;
  }

  /// Reads files and directories (not what is below those), in the order of their names.
  ///
  /// @throws ManifestsInvalid with everything that cannot be read
  public static Manifests read(Collection<Path> paths) {
    Reading reading = new Reading();
    for (Path path : paths) {
      reading.path(path);
    }
    return reading.done();
  }

  /// Reads a text of YAML or JSON; messages call it by that name.
  public static Manifests of(String name, String text) {
    Reading reading = new Reading();
    reading.text(name, text, false);
    return reading.done();
  }

  static Manifests of(JsonObject... objects) {
    Reading reading = new Reading();
    for (int i = 0; i < objects.length; i++) {
      reading.add("object " + (i + 1), objects[i]);
    }
    return reading.done();
  }

  /// The names of the scenarios that are built in.
  public static List<String> scenarios() {
    return BuiltIn.names();
  }

  /// The manifests of a scenario that is built in.
  public static Manifests ofScenario(String name) {
    return BuiltIn.of(name).manifests(false);
  }

  /// The same objects; those that name no namespace belong into this one, as with `kubectl -n`.
  public Manifests in(String other) {
    return new Manifests(all, other);
  }

  /// These and others, which belong into the namespace of these.
  Manifests and(Manifests others) {
    List<Manifest> both = new ArrayList<>(all);
    both.addAll(others.all);
    return new Manifests(both, namespace);
  }

  /// The same, each object changed in that way.
  Manifests map(UnaryOperator<JsonObject> change) {
    return new Manifests(
        all.stream().map(each -> new Manifest(each.origin(), change.apply(each.object()))).toList(),
        namespace);
  }

  List<Manifest> all() {
    return all;
  }

  /// Of objects that name none.
  String namespace() {
    return namespace;
  }

  /// One reading, which notes all that is wrong on its way.
  private static final class Reading {
    private final List<Manifest> found = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Manifests done() {
      if (!problems.isEmpty()) {
        throw new ManifestsInvalid(problems);
      }
      return new Manifests(found, "default");
    }

    void path(Path path) {
      try {
        if (Files.isDirectory(path)) {
          directory(path);
        } else {
          file(path);
        }
      } catch (IOException e) {
        boolean missing = !Files.exists(path);
        problems.add(path + ": " + (missing ? "no such file or directory" : e.getMessage()));
      }
    }

    private void directory(Path path) throws IOException {
      List<Path> files;
      try (Stream<Path> below = Files.list(path)) {
        files = below.filter(Files::isRegularFile).filter(Reading::isManifest).sorted().toList();
      }
      if (files.isEmpty()) {
        problems.add(path + ": holds no file ending in " + String.join(", ", ENDINGS));
      }
      for (Path file : files) {
        file(file);
      }
    }

    private static boolean isManifest(Path file) {
      String name = file.toString().toLowerCase(Locale.ROOT);
      return ENDINGS.stream().anyMatch(name::endsWith);
    }

    private void file(Path file) throws IOException {
      String name = file.toString();
      text(name, Files.readString(file), name.toLowerCase(Locale.ROOT).endsWith(".json"));
    }

    void text(String name, String text, boolean json) {
      try {
        List<Json> documents =
            json
                ? List.of(
                    JsonReader.read(
                        text.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT, twice(name)))
                : YamlReader.readAll(text, Limits.DOCUMENT, twice(name));
        for (int i = 0; i < documents.size(); i++) {
          String origin = documents.size() == 1 ? name : name + ", document " + (i + 1);
          if (!(documents.get(i) instanceof JsonNull)) {
            add(origin, documents.get(i));
          }
        }
      } catch (JsonMalformed e) {
        problems.add(name + ": " + e.getMessage());
      } catch (YamlMalformed e) {
        problems.add(name + ", line " + e.line() + ": " + e.problem());
      }
    }

    private turbulence.json.DuplicateListener twice(String name) {
      return (field, line, _) ->
          problems.add(name + ", line " + line + ": " + field + " comes twice");
    }

    void add(String origin, Json document) {
      if (!(document instanceof JsonObject object)) {
        problems.add(origin + ": must be an object, not " + document.kind());
        return;
      }
      boolean named = true;
      for (String field : List.of("apiVersion", "kind")) {
        if (object.text(field).orElse("").isEmpty()) {
          problems.add(origin + ": " + field + " is missing");
          named = false;
        }
      }
      if (named && isList(object)) {
        JsonArray items = object.array("items");
        for (int i = 0; i < items.size(); i++) {
          add(origin + ", items[" + i + "]", items.get(i));
        }
      } else if (named) {
        found.add(new Manifest(origin, object));
      }
    }

    private static boolean isList(JsonObject object) {
      return object.text("kind").orElse("").endsWith("List") && object.has("items");
    }
  }
}

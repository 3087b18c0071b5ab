package turbulence.faults.kubernetes.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import turbulence.experiment.world.FileTrouble;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;
import turbulence.json.Limits;
import turbulence.json.yaml.YamlMalformed;
import turbulence.json.yaml.YamlReader;

/// One kubeconfig file.
record KubeconfigFile(Path path, JsonObject tree) {
  static KubeconfigFile read(Path path) throws ClusterUnreachable {
    Json tree = tree(path);
    if (tree == JsonNull.NULL) {
      return new KubeconfigFile(path, JsonObject.EMPTY);
    } else if (!(tree instanceof JsonObject object)) {
      throw new ClusterUnreachable(
          path
              + " is no kubeconfig file: it holds "
              + tree.kind()
              + " where a mapping is expected");
    } else {
      return new KubeconfigFile(path, object);
    }
  }

  private static Json tree(Path path) throws ClusterUnreachable {
    try {
      String text = Files.readString(path);
      // Many are JSON, which is read without the YAML parser's classes.
      return text.stripLeading().startsWith("{")
          ? json(text)
          : YamlReader.read(text, Limits.DOCUMENT, null);
    } catch (YamlMalformed e) {
      throw new ClusterUnreachable(
          path + " is no kubeconfig file: " + e.problem() + " in line " + e.line(), e);
    } catch (IOException e) {
      throw new ClusterUnreachable(
          "the kubeconfig file cannot be read: " + FileTrouble.words(e), e);
    }
  }

  private static Json json(String text) throws YamlMalformed {
    try {
      return JsonReader.read(text);
    } catch (JsonMalformed e) {
      // YAML has mappings in braces, too, and better words for what is wrong with them.
      return YamlReader.read(text, Limits.DOCUMENT, null);
    }
  }

  String current() {
    return tree.get("current-context") instanceof JsonText text ? text.value() : "";
  }

  /// The entries of a list, by their names.
  ///
  /// @param kind what one of them is called
  Map<String, Section> sections(String list, String kind) throws ClusterUnreachable {
    Json entries = tree.get(list);
    Map<String, Section> sections = new LinkedHashMap<>();
    if (entries == null || entries == JsonNull.NULL) {
      return sections;
    } else if (!(entries instanceof JsonArray array)) {
      throw new ClusterUnreachable(path + ": " + list + " must be a list, not " + entries.kind());
    } else {
      for (Json entry : array) {
        add(list, kind, entry, sections);
      }
    }
    return sections;
  }

  private void add(String list, String kind, Json entry, Map<String, Section> sections)
      throws ClusterUnreachable {
    if (!(entry instanceof JsonObject fields) || !fields.has("name")) {
      throw new ClusterUnreachable(path + ": an entry of " + list + " has no name");
    }
    Json name = fields.get("name");
    String text = name instanceof JsonText said ? said.value() : String.valueOf(name);
    Section section = new Section(kind, text, fields.object(kind), path);
    if (sections.put(text, section) != null) {
      throw new ClusterUnreachable(path + ": " + list + " has two entries called '" + text + "'");
    }
  }
}

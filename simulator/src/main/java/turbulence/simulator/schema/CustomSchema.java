package turbulence.simulator.schema;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.JsonObject;

/// What objects of one version of a custom resource look like: the `openAPIV3Schema` of its
/// definition. Rules in the common expression language are not looked at.
public final class CustomSchema {
  private final JsonObject schema;
  private final String name;

  /// The name is that of the version and the kind, such as `io.istio.networking.v1.VirtualService`.
  public CustomSchema(String name, JsonObject schema) {
    this.name = name;
    this.schema = schema;
  }

  /// The published schema itself.
  public JsonObject schema() {
    return schema;
  }

  /// The object without fields that the schema does not know; what is wrong with its metadata is
  /// the failure.
  public Decoded prune(JsonObject given) {
    return prune(given, List.of());
  }

  /// The duplicates are the paths that [Duplicates] found in the text.
  public Decoded prune(JsonObject given, List<String> duplicates) {
    Pruning pruning = new Pruning();
    JsonObject pruned = pruning.root(given, schema);
    Decoded meta = Decoding.decode(pruned, CustomType.META_ONLY, duplicates);
    List<String> problems = new ArrayList<>(meta.problems());
    pruning.unknown().forEach(path -> problems.add("unknown field " + GoText.quoted(path)));
    return new Decoded(meta.tree(), problems, meta.failure());
  }

  /// The object with the defaults of what it leaves out.
  public JsonObject withDefaults(JsonObject given) {
    return Defaulting.root(given, schema);
  }

  /// What is wrong with an object that has been pruned and completed.
  public List<Fault> validate(JsonObject given) {
    Validation validation = new Validation();
    validation.value("", given, schema);
    return validation.faults();
  }

  /// The type by which patches and server-side apply treat these objects.
  public Type.Struct type() {
    return CustomType.root(name, schema);
  }
}

package turbulence.experiment.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Replaces what texts refer to.
///
/// `$name` and `${name}` mean what they mean to Python's `string.Template`; a name that stands for
/// nothing stays. A text that is nothing but `${...}` becomes the value with its type, inside of a
/// text the value is written as Python's `str` has it. Names of fields stay as they are.
/// `${outputs['activity'].path}` is a part of what an earlier activity gave.
public final class Substitution {
  private final Names names;
  private final Outputs outputs;

  public Substitution(Names names, Outputs outputs) {
    this.names = names;
    this.outputs = outputs;
  }

  /// Replaces everywhere in the tree.
  public Substituted in(Json tree) throws Unresolved {
    return new Pass(new Filling(names, outputs, false, false)).over(tree);
  }

  /// Replaces in the arguments of an activity. When there are no names at all these stay as they
  /// are, `$$` too, as in Chaos Toolkit; references to outputs are replaced all the same.
  public Substituted inArguments(Json tree) throws Unresolved {
    return new Pass(new Filling(names, outputs, names.isEmpty(), false)).over(tree);
  }

  /// Replaces in a URL: outputs come from outside, so they are percent-encoded.
  public Substituted inUrl(String url) throws Unresolved {
    return new Pass(new Filling(names, outputs, false, true)).over(new JsonText(url));
  }

  /// Everything that the tree refers to, in order. Looks up names but no outputs.
  public List<Reference> references(Json tree) {
    List<Reference> references = new ArrayList<>();
    collect(tree, references);
    return references;
  }

  /// Everything that the tree refers to in outputs of activities.
  public static List<Reference> outputReferences(Json tree) {
    List<Reference> references = new Substitution(Names.NONE, Outputs.NONE).references(tree);
    references.removeIf(reference -> reference.kind() != Reference.Kind.OUTPUT);
    return references;
  }

  private void collect(Json tree, List<Reference> references) {
    if (tree instanceof JsonText text) {
      for (Part part : Part.of(text.value())) {
        Reference reference = Filling.reference(part, names);
        if (reference != null) {
          references.add(reference);
        }
      }
    } else if (tree instanceof JsonArray array) {
      for (Json item : array) {
        collect(item, references);
      }
    } else if (tree instanceof JsonObject object) {
      for (Map.Entry<String, Json> field : object) {
        collect(field.getValue(), references);
      }
    }
  }

  /// One walk over a tree, which builds the tree to use and the tree to show side by side.
  private record Pass(Filling filling) {
    private Substituted over(Json tree) throws Unresolved {
      Filled filled = fill(tree);
      return new Substituted(filled.value(), filled.masked(), filling.references());
    }

    private Filled fill(Json tree) throws Unresolved {
      if (tree instanceof JsonText text) {
        return filling.fill(text);
      } else if (tree instanceof JsonArray array) {
        return fillItems(array);
      }
      return tree instanceof JsonObject object ? fillFields(object) : Filled.same(tree);
    }

    private Filled fillItems(JsonArray array) throws Unresolved {
      List<Json> values = new ArrayList<>(array.size());
      List<Json> masked = new ArrayList<>(array.size());
      boolean secret = false;
      for (Json item : array) {
        Filled filled = fill(item);
        values.add(filled.value());
        masked.add(filled.masked());
        secret |= filled.isSecret();
      }
      JsonArray filled = new JsonArray(values);
      return secret ? new Filled(filled, new JsonArray(masked)) : Filled.same(filled);
    }

    private Filled fillFields(JsonObject object) throws Unresolved {
      JsonObject.Builder values = JsonObject.builder();
      JsonObject.Builder masked = JsonObject.builder();
      boolean secret = false;
      for (Map.Entry<String, Json> field : object) {
        Filled filled = fill(field.getValue());
        values.put(field.getKey(), filled.value());
        masked.put(field.getKey(), filled.masked());
        secret |= filled.isSecret();
      }
      JsonObject filled = values.build();
      return secret ? new Filled(filled, masked.build()) : Filled.same(filled);
    }
  }
}

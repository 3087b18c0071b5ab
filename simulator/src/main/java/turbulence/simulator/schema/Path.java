package turbulence.simulator.schema;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where in a tree a reader is; written out only when there is something to tell.
final class Path {
  private String[] names = new String[16];
  private int[] places = new int[16];
  private Type.@Nullable Struct[] owners = new Type.@Nullable Struct[16];
  private int depth;

  void enterField(String name, Type.Struct owner) {
    enter(name, -1, owner);
  }

  void enterKey(String name) {
    enter(name, -1, null);
  }

  void enterItem(int place) {
    enter("", place, null);
  }

  void leave() {
    depth--;
  }

  private void enter(String name, int place, Type.@Nullable Struct owner) {
    if (depth == names.length) {
      names = Arrays.copyOf(names, depth * 2);
      places = Arrays.copyOf(places, depth * 2);
      owners = Arrays.copyOf(owners, depth * 2);
    }
    names[depth] = name;
    places[depth] = place;
    owners[depth] = owner;
    depth++;
  }

  /// The path of a field of that name in the object where the reader is: `spec.containers[0].foo`.
  String with(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      if (places[i] >= 0) {
        text.append('[').append(places[i]).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(names[i]);
      }
    }
    return text.append(text.isEmpty() ? "" : ".").append(name).toString();
  }

  /// How Go names the place: the innermost struct and the fields on the way, without places in
  /// lists and keys of maps.
  String goField() {
    StringBuilder text = new StringBuilder();
    String struct = "";
    for (int i = 0; i < depth; i++) {
      Type.Struct owner = owners[i];
      if (owner != null) {
        struct = owner.title();
        text.append('.').append(names[i]);
      }
    }
    return struct.isEmpty() ? " into Go value" : " into Go struct field " + struct + text;
  }
}

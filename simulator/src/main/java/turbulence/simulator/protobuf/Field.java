package turbulence.simulator.protobuf;

import java.util.Locale;

/// One field of a message. An inline one has no name: what it holds stands in JSON beside the other
/// fields.
///
/// @param omitsZero whether JSON leaves out an empty text, a zero and a false
/// @param message the message of the value, or nothing
record Field(int number, String name, boolean omitsZero, Shape shape, Form form, String message) {
  /// How many values there are.
  enum Shape {
    ONE,
    LIST,
    MAP
  }

  /// Reads `1:name?:[]s`; a type that starts with a dot is of that package.
  static Field parse(String prefix, String word) {
    int colon = word.indexOf(':');
    int last = word.lastIndexOf(':');
    String name = word.substring(colon + 1, last);
    String type = word.substring(last + 1);
    Shape shape =
        type.startsWith("[]") ? Shape.LIST : type.startsWith("{}") ? Shape.MAP : Shape.ONE;
    String single = shape == Shape.ONE ? type : type.substring(2);
    boolean omitsZero = name.endsWith("?");
    Form form = Form.of(single);
    return new Field(
        Integer.parseInt(word.substring(0, colon)),
        omitsZero ? name.substring(0, name.length() - 1) : name,
        omitsZero,
        shape,
        form,
        form != Form.MESSAGE ? "" : single.startsWith(".") ? prefix + single : single);
  }

  boolean inline() {
    return name.equals("~");
  }

  /// The name as Go's complaints give it; what is embedded there is called by its type.
  String goName() {
    String said =
        inline() || name.equals("metadata")
            ? message.substring(message.lastIndexOf('.') + 1)
            : name;
    return said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
  }
}

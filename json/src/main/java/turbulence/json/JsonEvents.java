package turbulence.json;

/// Hears what stands in a JSON text, in its order, with the line and column at which it starts,
/// both counted from 1.
public interface JsonEvents {
  /// An object or an array starts; what comes up to the matching [#close] lies in it.
  void open(boolean object, int line, int column);

  /// The next value lies under this name.
  void name(String name, int line, int column);

  /// A value that holds no others.
  void leaf(Json value, int line, int column);

  void close(boolean object);
}

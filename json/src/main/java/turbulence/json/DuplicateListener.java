package turbulence.json;

/// Hears of every name that comes again in the same object, and where it comes again.
@FunctionalInterface
public interface DuplicateListener {
  void duplicate(String name, int line, int column);
}

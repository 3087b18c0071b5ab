package turbulence.experiment.extension;

import org.jspecify.annotations.Nullable;

/// How the names in experiments follow from those in Java, and back again.
///
/// Letters and digits only, so that nothing in a file can name a class outside an extension.
final class NameLaw {
  private static final String ACTIONS = ".actions";
  private static final String PROBES = ".probes";

  private NameLaw() {}

  static String module(Extension extension, Class<? extends Capability> step) {
    return room(extension, step) + (Action.class.isAssignableFrom(step) ? ACTIONS : PROBES);
  }

  static String function(Class<? extends Capability> step) {
    return snake(step.getSimpleName());
  }

  /// The module of a control or a notifier.
  static String moduleOfOne(Extension extension, Class<?> type) {
    return room(extension, type) + "." + snake(type.getSimpleName());
  }

  /// The step of that name, when the law leads to one.
  static @Nullable Class<? extends Capability> step(
      Extension extension, String module, String function) {
    boolean acts = module.endsWith(ACTIONS);
    if (!acts && !module.endsWith(PROBES)) {
      return null;
    }
    String room = module.substring(0, module.length() - (acts ? ACTIONS : PROBES).length());
    return acts
        ? load(extension, room, function, Action.class)
        : load(extension, room, function, Probe.class);
  }

  /// The control or notifier of that name, when the law leads to one.
  static <T> @Nullable Class<? extends T> one(Extension extension, String module, Class<T> wanted) {
    int dot = module.lastIndexOf('.');
    return dot < 0
        ? null
        : load(extension, module.substring(0, dot), module.substring(dot + 1), wanted);
  }

  private static <T> @Nullable Class<? extends T> load(
      Extension extension, String room, String name, Class<T> wanted) {
    String prefix = extension.prefix();
    if (!isSnake(name) || !isUnder(room, prefix) || !isPlain(room)) {
      return null;
    }
    Class<?> own = extension.getClass();
    String type = own.getPackageName() + room.substring(prefix.length()) + "." + camel(name);
    try {
      Class<?> found = Class.forName(type, false, own.getClassLoader());
      return wanted.isAssignableFrom(found) && found != wanted ? found.asSubclass(wanted) : null;
    } catch (ClassNotFoundException | LinkageError absent) {
      return null;
    }
  }

  /// Whether a module is that one or lies below it.
  static boolean isUnder(String module, String root) {
    return module.startsWith(root)
        && (module.length() == root.length() || module.charAt(root.length()) == '.');
  }

  /// `TerminatePods` as `terminate_pods`.
  static String snake(String camel) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < camel.length(); i++) {
      char c = camel.charAt(i);
      if (Character.isUpperCase(c) && i > 0) {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(c));
    }
    return snake.toString();
  }

  private static String camel(String snake) {
    StringBuilder camel = new StringBuilder();
    boolean up = true;
    for (int i = 0; i < snake.length(); i++) {
      char c = snake.charAt(i);
      if (c != '_') {
        camel.append(up ? Character.toUpperCase(c) : c);
      }
      up = c == '_';
    }
    return camel.toString();
  }

  private static String room(Extension extension, Class<?> type) {
    String root = extension.getClass().getPackageName();
    if (!isUnder(type.getPackageName(), root)) {
      throw new IllegalStateException(
          type.getName() + " does not lie below " + root + ", the package of its extension");
    }
    return extension.prefix() + type.getPackageName().substring(root.length());
  }

  /// Whether a word is one that [#snake] can give: lower case, no underscore but between letters.
  private static boolean isSnake(String word) {
    return isPlain(word)
        && word.indexOf('.') < 0
        && !word.startsWith("_")
        && !word.endsWith("_")
        && !word.contains("__");
  }

  private static boolean isPlain(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' && c != '.') {
        return false;
      }
    }
    return !words.isEmpty();
  }
}

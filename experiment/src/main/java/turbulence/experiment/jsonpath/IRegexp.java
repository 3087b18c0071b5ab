package turbulence.experiment.jsonpath;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// The standard's regular expressions (RFC 9485), with Java's engine.
final class IRegexp {
  private IRegexp() {}

  /// Null when it is none.
  static @Nullable Pattern pattern(String regex, boolean wholly) {
    String java = withStandardDots(regex);
    try {
      return Pattern.compile(wholly ? "\\A(?:" + java + ")\\z" : java);
    } catch (PatternSyntaxException | StackOverflowError notOne) {
      return null;
    }
  }

  /// A dot is everything but a line feed and a carriage return; to Java more ends a line.
  private static String withStandardDots(String regex) {
    StringBuilder java = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\' && i + 1 < regex.length()) {
        java.append(c).append(regex.charAt(++i));
      } else if (c == '.' && !inClass) {
        java.append("[^\\n\\r]");
      } else {
        inClass = c == '[' || (inClass && c != ']');
        java.append(c);
      }
    }
    return java.toString();
  }
}

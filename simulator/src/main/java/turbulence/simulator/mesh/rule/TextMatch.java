package turbulence.simulator.mesh.rule;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;

/// What a text must be like: the same, begin so, or fit a pattern as a whole. One that says nothing
/// asks only that there is a text.
record TextMatch(How how, String wanted, @Nullable Pattern pattern, boolean anyCase) {
  /// How a text is held against what is wanted.
  enum How {
    EXACT,
    PREFIX,
    REGEX,
    PRESENT
  }

  static TextMatch of(JsonObject given, boolean anyCase) {
    if (given.has("exact")) {
      return new TextMatch(How.EXACT, Given.text(given, "exact"), null, anyCase);
    } else if (given.has("prefix")) {
      return new TextMatch(How.PREFIX, Given.text(given, "prefix"), null, anyCase);
    } else if (given.has("regex")) {
      String regex = Given.text(given, "regex");
      return new TextMatch(How.REGEX, regex, compiled(regex), anyCase);
    }
    return new TextMatch(How.PRESENT, "", null, anyCase);
  }

  /// A pattern that is none fits nothing.
  private static @Nullable Pattern compiled(String regex) {
    try {
      return Pattern.compile(regex, Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  boolean fits(@Nullable String text) {
    if (text == null) {
      return false;
    }
    return switch (how) {
      case EXACT -> anyCase ? text.equalsIgnoreCase(wanted) : text.equals(wanted);
      case PREFIX ->
          anyCase
              ? text.toLowerCase(Locale.ROOT).startsWith(wanted.toLowerCase(Locale.ROOT))
              : text.startsWith(wanted);
      case REGEX -> pattern != null && pattern.matcher(text).matches();
      case PRESENT -> true;
    };
  }
}

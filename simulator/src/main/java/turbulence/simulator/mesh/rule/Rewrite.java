package turbulence.simulator.mesh.rule;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.mesh.rule.TextMatch.How;

/// Another path and authority than the caller wrote.
public record Rewrite(
    @Nullable String uri, String authority, @Nullable Pattern regex, String replacement) {
  public static final Rewrite NONE = new Rewrite(null, "", null, "");

  static Rewrite of(JsonObject given) {
    JsonObject regex = given.object("uriRegexRewrite");
    return new Rewrite(
        given.text("uri").orElse(null),
        Given.text(given, "authority"),
        pattern(Given.text(regex, "match")),
        Given.text(regex, "rewrite").replace("$", "\\$").replaceAll("\\\\([0-9])", "\\$$1"));
  }

  private static @Nullable Pattern pattern(String regex) {
    try {
      return regex.isEmpty() ? null : Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  /// The target as it goes on. Of a path that was matched by its beginning, only that is replaced.
  String target(String target, Match match) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark);
    if (regex != null) {
      return replaced(regex, path) + query;
    } else if (uri == null) {
      return target;
    }
    TextMatch matched = match.uri();
    int length = path.length();
    if (matched == null) {
      length = Math.min(1, length);
    } else if (matched.how() == How.PREFIX) {
      length = Math.min(matched.wanted().length(), length);
    }
    String changed = uri + path.substring(length);
    return (changed.startsWith("/") ? changed : "/" + changed) + query;
  }

  private String replaced(Pattern pattern, String path) {
    try {
      return pattern.matcher(path).replaceAll(replacement);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return path; // names a group that is not there
    }
  }
}

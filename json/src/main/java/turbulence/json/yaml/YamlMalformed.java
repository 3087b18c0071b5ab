package turbulence.json.yaml;

import org.jspecify.annotations.Nullable;

/// What was read is no YAML that can become JSON, or more of it than the limits allow.
public final class YamlMalformed extends Exception {
  private static final long serialVersionUID = 1;

  private final String problem;
  private final transient Spot at;
  private final @Nullable String context;
  private final transient @Nullable Spot contextAt;

  YamlMalformed(String problem, Spot at) {
    this(null, null, problem, at);
  }

  /// @param context what was being read when the problem came up
  YamlMalformed(@Nullable String context, @Nullable Spot contextAt, String problem, Spot at) {
    super(at + ": " + sentence(context, contextAt, problem, at));
    this.problem = problem;
    this.at = at;
    this.context = context;
    this.contextAt = contextAt;
  }

  /// A place in the text, counted from 1.
  record Spot(int line, int column) {
    @Override
    public String toString() {
      return "line " + line + ", column " + column;
    }
  }

  /// What was expected and what came, without the place.
  public String problem() {
    return sentence(context, contextAt, problem, at);
  }

  public int line() {
    return at.line;
  }

  public int column() {
    return at.column;
  }

  /// The lines that PyYAML's error shows for a file of that name.
  public String classic(String file) {
    StringBuilder lines = new StringBuilder();
    if (context != null) {
      lines.append(context).append('\n');
    }
    if (contextAt != null && !contextAt.equals(at)) {
      lines.append("  in \"").append(file).append("\", ").append(contextAt).append('\n');
    }
    lines.append(problem).append("\n  in \"").append(file).append("\", ").append(at);
    return lines.toString();
  }

  private static String sentence(
      @Nullable String context, @Nullable Spot contextAt, String problem, Spot at) {
    if (context == null) {
      return problem;
    }
    if (problem.startsWith("but ")) {
      return context + ", " + problem;
    }
    String since = contextAt == null || contextAt.equals(at) ? "" : " from " + contextAt + " on";
    return problem + " (" + context + since + ")";
  }
}

package turbulence.app.view;

import turbulence.experiment.run.Consent.Question;
import turbulence.experiment.run.Consent.WayBack;

/// What a person reads before an action is done.
///
/// @param columns the terminal's width
public record Inquiry(Style style, int columns) {
  private static final int INDENT = 4;

  /// The action, everything that it hits, and whether there is a way back.
  public String text(Question question) {
    StringBuilder text = new StringBuilder("\n  ");
    text.append(style.cyan("?")).append(' ').append(style.bold(wrapped(question.activity())));
    line(text, question.deed());
    line(text, targets(question));
    line(text, wayBack(question.wayBack()));
    return text.toString();
  }

  private static String targets(Question question) {
    int many = question.targets().size();
    if (many == 0) {
      return question.wayBack() == WayBack.UNKNOWN ? "what it hits is not known" : "hits nothing";
    }
    return "hits " + (many == 1 ? "" : many + " objects: ") + String.join(", ", question.targets());
  }

  private static String wayBack(WayBack wayBack) {
    return switch (wayBack) {
      case KNOWN -> "can be put back";
      case NONE -> "cannot be put back";
      case UNKNOWN -> "what it changes is not known, and is not put back";
    };
  }

  private void line(StringBuilder text, String words) {
    text.append('\n').append(" ".repeat(INDENT)).append(wrapped(words));
  }

  private String wrapped(String words) {
    return Columns.wrap(words, INDENT, columns - 1);
  }
}

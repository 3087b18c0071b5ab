package turbulence.app.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Target;
import turbulence.experiment.model.Kind;
import turbulence.experiment.preview.Foreseen;
import turbulence.experiment.preview.Part;
import turbulence.experiment.preview.Preview;
import turbulence.experiment.preview.WayBack;
import turbulence.json.Json;

/// What a run would do, on paper. Lines are broken at blanks only, so that names stay whole.
public final class PlanView {
  private static final int INDENT = 4;
  private static final int LABEL = 9;
  private static final int SHOWN = 20;
  private static final int LONGEST_VALUE = 60;

  private final Style style;
  private final int columns;
  private final boolean all;
  private final StringBuilder out = new StringBuilder();
  private final Set<String> said = new HashSet<>();

  /// @param all whether every target is listed, however many there are
  public PlanView(Style style, int columns, boolean all) {
    this.style = style;
    this.columns = columns;
    this.all = all;
  }

  /// @param command what runs exactly this
  public String text(Preview preview, String command) {
    out.setLength(0);
    said.clear();
    out.append('\n').append("  ").append(style.bold(Columns.wrap(preview.title(), 2, columns - 1)));
    line(2, style.dim("What a run would do. Nothing was touched."));
    part(
        preview,
        Part.HYPOTHESIS,
        "Steady state",
        preview.hypothesis(),
        PlanWords.of(preview.strategy()));
    part(preview, Part.METHOD, "Method", "", "");
    part(preview, Part.ROLLBACKS, "Rollbacks", "", PlanWords.of(preview.rollbacks()));
    close(preview, command);
    return out.append('\n').toString();
  }

  private void part(Preview preview, Part part, String name, String title, String when) {
    List<Foreseen> activities = preview.of(part);
    if (activities.isEmpty()) {
      return;
    }
    out.append('\n');
    line(2, style.bold(name) + style.dim((title.isEmpty() ? "" : "  " + title)));
    if (!when.isEmpty()) {
      line(2, style.dim(when));
    }
    activities.forEach(this::activity);
  }

  private void activity(Foreseen activity) {
    String background = activity.background() ? style.dim("  in the background") : "";
    line(INDENT, sign(activity) + " " + style.bold(Columns.harmless(activity.name())) + background);
    labelled("by", activity.by());
    if (!activity.arguments().isEmpty()) {
      labelled("with", PlanWords.arguments(activity.arguments()));
    }
    if (activity.tolerance() != null) {
      labelled("expects", Glimpse.expected(activity.tolerance()));
    }
    outlook(activity);
    targets(activity.targets());
    each("then", activity.forecast().effects(), "");
    ways(activity);
    each("lasts", activity.forecast().lasting(), style.warning() + " ");
    each("shows as", activity.signs(), "");
    each("refused", activity.forecast().refusals(), style.bad() + " ");
    each("unknown", activity.forecast().unknown(), style.later() + " ");
  }

  private String sign(Foreseen activity) {
    if (activity.isInTheWay()) {
      return style.bad();
    }
    return switch (activity.outlook()) {
      case ACTS -> style.acts();
      case LOOKS, PRETENDED -> style.looks();
      case HITS_NOTHING, FAILS -> style.warning();
      case KNOWN_LATER, UNKNOWN -> style.later();
    };
  }

  private void outlook(Foreseen activity) {
    switch (activity.outlook()) {
      case HITS_NOTHING -> labelled("hits", "nothing");
      case FAILS -> {
        boolean early = activity.part() == Part.ROLLBACKS;
        String when = early ? "as things are now, before the method: " : "";
        labelled("fails", said.add(activity.why()) ? when + activity.why() : "as above");
      }
      case KNOWN_LATER -> labelled("unknown", "known only during the run: it " + activity.why());
      case UNKNOWN -> labelled("unknown", activity.why());
      case PRETENDED -> labelled("does", "nothing: it is only pretended");
      case ACTS, LOOKS -> {}
    }
  }

  private void targets(List<Target> targets) {
    List<String> words = new ArrayList<>();
    targets.forEach(target -> words.add(target.words()));
    each("hits", cut(words), "");
  }

  /// What is too much to read is left out, unless somebody asked for it.
  private List<String> cut(List<String> lines) {
    if (all || lines.size() <= SHOWN) {
      return lines;
    }
    List<String> cut = new ArrayList<>(lines.subList(0, SHOWN));
    cut.add(more(lines.size() - SHOWN, lines.size()));
    return cut;
  }

  private static String more(int left, int whole) {
    return "and " + left + " more, " + whole + " in all; --all lists them";
  }

  private void ways(Foreseen activity) {
    List<WayBack> ways = activity.ways();
    int shown = all ? ways.size() : Math.min(ways.size(), SHOWN);
    String label = "undo";
    for (WayBack way : ways.subList(0, shown)) {
      labelled(label, way.target());
      if (!way.words().isEmpty()) {
        below(way.words());
      }
      way.changes().forEach(change -> below(change(change)));
      label = "";
    }
    if (shown < ways.size()) {
      labelled("", more(ways.size() - shown, ways.size()));
    }
    boolean hits = activity.kind() == Kind.ACTION && !activity.targets().isEmpty();
    boolean silent = ways.isEmpty() && activity.forecast().lasting().isEmpty();
    if (hits && silent && activity.part() != Part.ROLLBACKS) {
      labelled("undo", "nothing that Turbulence could put back");
    }
  }

  private String change(WayBack.Change change) {
    return change.path() + ": from " + value(change.after()) + " back to " + value(change.before());
  }

  private String value(@Nullable Json value) {
    String text = value == null ? "nothing" : value.toString();
    return Columns.cut(text, LONGEST_VALUE, style.ellipsis());
  }

  private void each(String label, List<String> texts, String sign) {
    String shown = label;
    for (String text : texts) {
      labelled(shown, sign, text);
      shown = "";
    }
  }

  private void labelled(String label, String text) {
    labelled(label, "", text);
  }

  private void labelled(String label, String sign, String text) {
    int indent = INDENT + 2 + LABEL + (sign.isEmpty() ? 0 : 2);
    out.append('\n').append(" ".repeat(INDENT + 2)).append(style.dim(Columns.fill(label, LABEL)));
    out.append(sign).append(Columns.wrap(text, indent, columns - 1));
  }

  /// Belongs to the line above.
  private void below(String text) {
    int indent = INDENT + 2 + LABEL + 2;
    line(indent, Columns.wrap(text, indent, columns - 1));
  }

  private void line(int indent, String text) {
    out.append('\n').append(" ".repeat(indent)).append(text);
  }

  private void close(Preview preview, String command) {
    out.append('\n');
    preview
        .remarks()
        .forEach(remark -> line(2, style.warning() + " " + Columns.wrap(remark, 4, columns - 1)));
    line(2, style.ruler(Math.min(columns - 4, 72)));
    line(2, preview.isGood() ? style.good() : style.bad());
    out.append(' ').append(style.bold(PlanWords.verdict(preview)));
    String doubt = PlanWords.doubt(preview);
    if (!doubt.isEmpty()) {
      line(INDENT, Columns.wrap(doubt, INDENT, columns - 1));
    }
    preview.places().forEach(place -> pointer("Where", place));
    pointer("After", PlanWords.of(preview.restore()));
    pointer("Seed", Long.toString(preview.seed()));
    pointer("Run it", command);
  }

  private void pointer(String word, String text) {
    line(INDENT, style.dim(Columns.fill(word, LABEL)) + text);
  }
}

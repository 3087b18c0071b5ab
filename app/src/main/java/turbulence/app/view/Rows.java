package turbulence.app.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Event.Phase;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Experiment;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// The lines of a run, cut to the terminal's width. Says nothing of when they are shown.
final class Rows {
  private static final int INDENT = 4;
  private static final int TIME = 12;

  private final Style style;
  private int nameColumns = 24;

  Rows(Style style) {
    this.style = style;
  }

  /// Makes the column of names as wide as the experiment wants, within reason.
  void measure(Experiment experiment) {
    List<Activity> all = new ArrayList<>(experiment.method());
    all.addAll(experiment.rollbacks());
    if (experiment.hypothesis() != null) {
      all.addAll(experiment.hypothesis().probes());
    }
    int widest = 16;
    for (Activity activity : all) {
      widest = Math.max(widest, Columns.of(activity.name()));
    }
    nameColumns = Math.min(widest, 36);
  }

  String title(String title, String below, int columns) {
    return "\n"
        + style.bold("  " + cut(title, columns - 2))
        + (below.isEmpty() ? "" : "\n" + style.dim("  " + cut(below, columns - 2)));
  }

  String phase(Phase phase, @Nullable String hypothesis, int columns) {
    String name = name(phase);
    String rest =
        hypothesis == null ? "" : style.dim("  " + cut(hypothesis, columns - name.length() - 4));
    return "\n  " + style.bold(name) + rest;
  }

  static String name(Phase phase) {
    return switch (phase) {
      case BEFORE -> "Steady state before";
      case DURING -> "Steady state meanwhile";
      case METHOD -> "Method";
      case AFTER -> "Steady state after";
      case ROLLBACKS -> "Rollbacks";
      case RESTORED -> "Steady state once restored";
    };
  }

  /// An activity that ended.
  ///
  /// @param missed what was expected and seen, when that was wrong
  String ended(Activity activity, JsonObject entry, @Nullable String missed, int columns) {
    boolean failed = "failed".equals(entry.text("status").orElse(""));
    String reason = missed == null || missed.isEmpty() ? Glimpse.failure(entry) : missed;
    String time = entry.get("duration") instanceof JsonNumber n ? Spans.of(n.doubleValue()) : "";
    if (failed || missed != null) {
      String sign = failed || isJudged(activity) ? style.bad() : style.warning();
      return row(sign, activity, "", time, columns) + "\n" + why(reason, columns);
    }
    boolean skipped = "skipped".equals(entry.text("status").orElse(""));
    String sign = skipped ? style.stopped() : style.good();
    return row(sign, activity, Glimpse.of(activity, entry), time, columns);
  }

  private static boolean isJudged(Activity activity) {
    Json tolerance = activity.tolerance();
    return tolerance != null || activity.retry() != null;
  }

  private String why(String reason, int columns) {
    String wrapped = Columns.wrap(reason, INDENT + 2, columns - 1);
    return " ".repeat(INDENT + 2) + style.red(wrapped);
  }

  String inBackground(Activity activity, int columns) {
    return row(style.background(), activity, "started in the background", "", columns);
  }

  String cutOff(Activity activity, int columns) {
    return row(style.stopped(), activity, "cut off", "", columns);
  }

  private String row(String sign, Activity activity, String detail, String time, int columns) {
    int free = columns - 1 - INDENT - 2 - TIME;
    int names = columns < 50 ? free : Math.min(nameColumns, free / 2);
    String name = Columns.fill(cut(activity.name(), names), names);
    int room = free - names - 2;
    String start = " ".repeat(INDENT) + sign + " " + name;
    if (room < 4) {
      return start + " " + time;
    }
    String middle = Columns.fill(cut(detail, room), room);
    return (start + "  " + style.dim(middle + " ".repeat(Math.max(1, TIME - time.length())) + time))
        .stripTrailing();
  }

  /// What is going on, to be drawn over and over.
  String status(Underway underway, long now, long tick, int columns) {
    int room = columns - 1 - INDENT - 2;
    Underway.Pause pause = underway.pause();
    Underway.Step step = underway.foreground();
    String sign = style.frame(tick);
    String text = "";
    if (pause != null) {
      long left = Math.max(0, (pause.until() - now + 999_999_999L) / 1_000_000_000L);
      sign = style.cyan(style.pause());
      String name =
          (pause.before() ? "pausing before " : "pausing after ") + pause.activity().name();
      text = withTime(name, Spans.whole(left) + " left", room);
    } else if (step != null) {
      text = withTime(step.activity().name(), since(step, now), room);
    }
    StringBuilder all = new StringBuilder(text);
    appendBackground(all, underway, now);
    return " ".repeat(INDENT) + sign + " " + cut(all.toString(), room);
  }

  /// However long the name, the time is seen.
  private String withTime(String name, String time, int room) {
    return cut(name, room - time.length() - 2) + "  " + time;
  }

  private static void appendBackground(StringBuilder text, Underway underway, long now) {
    List<Underway.Step> background = underway.background();
    if (background.isEmpty()) {
      return;
    }
    text.append(text.isEmpty() ? "waiting for " : "  beside ");
    String comma = "";
    for (Underway.Step step : background) {
      text.append(comma).append(step.activity().name()).append(' ').append(since(step, now));
      comma = ", ";
    }
  }

  private static String since(Underway.Step step, long now) {
    return Spans.of((now - step.since()) / 1e9);
  }

  String note(String sign, String text, int columns) {
    return "  " + sign + " " + Columns.wrap(text, INDENT, columns - 1);
  }

  private String cut(String text, int columns) {
    return Columns.cut(text, Math.max(0, columns), style.ellipsis());
  }
}

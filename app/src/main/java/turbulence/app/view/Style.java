package turbulence.app.view;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.World;

/// How things look on a terminal: colours where they are wanted, and signs that it can show.
///
/// @param colour whether colour codes are written
/// @param signs whether it shows more than ASCII
/// @param redraws whether a line can be written over
public record Style(boolean colour, boolean signs, boolean redraws) {
  private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final String PLAIN_FRAMES = "|/-\\";

  public static Style of(World world) {
    Map<String, String> environment = world.environment();
    boolean dumb = "dumb".equals(environment.get("TERM")) || !environment.containsKey("TERM");
    return new Style(world.output().colour(), isUtf8(environment), !dumb);
  }

  /// The same for what goes to stdout, which may be a file or another program.
  public static Style ofOut(World world) {
    Style style = of(world);
    return new Style(style.colour && world.output().watched(), style.signs, false);
  }

  private static boolean isUtf8(Map<String, String> environment) {
    String locale = firstOf(environment, "LC_ALL", "LC_CTYPE", "LANG");
    if (locale == null) {
      return false;
    }
    String name = locale.toUpperCase(Locale.ROOT);
    return name.contains("UTF-8") || name.contains("UTF8");
  }

  private static @Nullable String firstOf(Map<String, String> environment, String... names) {
    for (String name : names) {
      String value = environment.get(name);
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  String bold(String text) {
    return in("1", text);
  }

  String dim(String text) {
    return in("2", text);
  }

  String red(String text) {
    return in("31", text);
  }

  String green(String text) {
    return in("32", text);
  }

  String yellow(String text) {
    return in("33", text);
  }

  String cyan(String text) {
    return in("36", text);
  }

  private String in(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  String good() {
    return green(signs ? "✓" : "+");
  }

  String bad() {
    return red(signs ? "✗" : "x");
  }

  String warning() {
    return yellow("!");
  }

  String stopped() {
    return yellow(signs ? "■" : "#");
  }

  String background() {
    return cyan(signs ? "↗" : ">");
  }

  String putBack() {
    return green(signs ? "↺" : "<");
  }

  String acts() {
    return cyan(signs ? "●" : "*");
  }

  String looks() {
    return dim(signs ? "○" : "o");
  }

  String later() {
    return yellow("?");
  }

  String arrow() {
    return signs ? "→" : "->";
  }

  String pause() {
    return signs ? "‖" : "=";
  }

  String ruler(int columns) {
    return dim((signs ? "─" : "-").repeat(Math.max(0, columns)));
  }

  String ellipsis() {
    return signs ? "…" : "...";
  }

  /// The picture of something under way at that tick.
  String frame(long tick) {
    String frames = signs ? FRAMES : PLAIN_FRAMES;
    int at = (int) Math.floorMod(tick, (long) frames.length());
    return cyan(frames.substring(at, at + 1));
  }
}

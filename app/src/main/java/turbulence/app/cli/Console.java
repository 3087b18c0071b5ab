package turbulence.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import turbulence.app.cli.option.Call;
import turbulence.app.view.FileLog;
import turbulence.app.view.JsonLog;
import turbulence.app.view.LiveView;
import turbulence.app.view.PlainView;
import turbulence.app.view.Terminal;
import turbulence.app.view.TextLog;
import turbulence.experiment.event.Events;
import turbulence.experiment.event.Level;
import turbulence.experiment.event.Listener;
import turbulence.experiment.world.World;

/// What listens on behalf of people: a view on the terminal and the log file.
///
/// @param live the view of a run, when a person watches one
/// @param file the log file, when there is one
record Console(Terminal terminal, @Nullable LiveView live, @Nullable FileLog file)
    implements AutoCloseable {

  /// Sets the listeners up as the command line says.
  static Console open(Face face, Call call, World world, Events events) {
    Terminal terminal = new Terminal(world);
    FileLog file = file(call, world, events);
    Listener view = view(face, call, world, terminal);
    events.add(view);
    if (file == null && isLogged(call)) {
      events.warning("Cannot write the log file " + call.text("--log-file"));
    }
    return new Console(terminal, view instanceof LiveView live ? live : null, file);
  }

  /// Commands that only print something leave no trace.
  private static boolean isLogged(Call call) {
    return !call.has("--no-log-file")
        && switch (call.path().get(1).name()) {
          case "info", "settings", "completion" -> false;
          case "plan" -> call.given("--log-file").isPresent();
          default -> true;
        };
  }

  private static @Nullable FileLog file(Call call, World world, Events events) {
    if (!isLogged(call)) {
      return null;
    }
    Path path = world.resolve(call.text("--log-file"));
    Level least = Level.valueOf(call.text("--log-file-level").toUpperCase(Locale.ROOT));
    try {
      FileLog file = FileLog.open(path, least, world);
      events.add(file);
      return file;
    } catch (IOException _) {
      return null; // said once there is somebody to hear it
    }
  }

  private static Listener view(Face face, Call call, World world, Terminal terminal) {
    boolean verbose = call.has("--verbose");
    if (call.text("--log-format").equals("json")) {
      return new JsonLog(world, verbose);
    }
    if (face == Face.CHAOS || verbose || !world.output().terminal()) {
      return new TextLog(world, verbose);
    }
    return call.name().equals("run") || call.name().equals("rehearse")
        ? new LiveView(world, terminal).live()
        : new PlainView(world, terminal);
  }

  /// Writes what is still to be written, since the process may end at once.
  void flush() {
    if (file != null) {
      file.flush();
    }
  }

  @Override
  public void close() {
    if (live != null) {
      live.close();
    }
    if (file != null) {
      file.close();
    }
  }
}

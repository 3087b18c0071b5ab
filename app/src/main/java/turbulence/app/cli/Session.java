package turbulence.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import turbulence.app.cli.option.Call;
import turbulence.app.view.Paper;
import turbulence.experiment.event.Events;
import turbulence.experiment.settings.SettingsFile;
import turbulence.experiment.world.World;

/// What a command works with.
///
/// @param call what the command line says
/// @param settingsFile where the settings are
/// @param console what people see on the terminal
record Session(
    Face face,
    Call call,
    World world,
    Events events,
    SettingsFile settingsFile,
    Console console,
    Host host) {

  /// The same command in another world.
  Session in(World other) {
    return new Session(face, call, other, events, settingsFile, console, host);
  }

  Paper out() {
    return new Paper(world.output().out());
  }

  /// Writes a text file; says why when it cannot be.
  boolean write(Path path, String text) {
    try {
      Files.write(path, text.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException e) {
      events.error("Cannot write " + path + ": " + Trouble.words(e));
      return false;
    }
  }
}

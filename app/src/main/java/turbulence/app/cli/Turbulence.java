package turbulence.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.app.cli.option.Call;
import turbulence.app.cli.option.Help;
import turbulence.app.cli.option.Misuse;
import turbulence.app.cli.option.Parser;
import turbulence.app.view.FileLog;
import turbulence.app.view.Paper;
import turbulence.app.view.Terminal;
import turbulence.experiment.event.Events;
import turbulence.experiment.settings.SettingsFile;
import turbulence.experiment.world.World;

/// The program: understands a command line, sets up what the command needs, and gives the exit
/// code.
public final class Turbulence {
  private static final String ISSUES = "Please report it with the lines above and the log file.";

  private final Face face;
  private final World world;
  private final Host host;
  private @Nullable Console console;

  public Turbulence(Face face, World world, Host host) {
    this.face = face;
    this.world = world;
    this.host = host;
  }

  /// The whole program inside another one, such as a test whose world is its own. The system
  /// property `turbulence.face` says under which name it was called.
  public static int main(String[] args, World world) {
    Face face = Face.named(System.getProperty("turbulence.face", ""));
    return new Turbulence(face, world, Host.NONE).run(args);
  }

  /// The exit code for that command line. Never throws.
  public int run(String... args) {
    try {
      return answer(Parser.parse(Commands.program(face), List.of(args))).code();
    } catch (Misuse e) {
      err().print(e.text());
      return ExitCode.USAGE.code();
    } catch (RuntimeException | Error e) { // whatever it is, it is ours, and people shall know
      return bug(e).code();
    } finally {
      if (console != null) {
        console.close();
      }
    }
  }

  private ExitCode answer(Call call) throws Misuse {
    if (call.has("--version") && call.path().size() == 1) {
      out().line(face.version());
      return ExitCode.GOOD;
    }
    if (call.has("--help") || !call.command().works()) {
      out().print(Help.of(call.path(), Math.clamp(new Terminal(world).columns(), 60, 100)));
      return ExitCode.GOOD;
    }
    return perform(call);
  }

  private ExitCode perform(Call call) throws Misuse {
    Events events = new Events();
    Console opened = Console.open(face, call, world, events);
    console = opened;
    host.atDeath(opened::flush);
    World here = move(call, events);
    call.checkFiles(here);
    SettingsFile settings = settings(call, here);
    events.debug("#".repeat(79));
    events.debug("Running command '" + call.name() + "'");
    events.debug("Using settings file '" + settings.path() + "'");
    return Tasks.of(call.name())
        .perform(new Session(face, call, here, events, settings, opened, host));
  }

  /// The log file is open by now: it stays in the old directory.
  private World move(Call call, Events events) throws Misuse {
    String directory = call.find("--change-dir").orElse(null);
    if (directory == null) {
      return world;
    }
    call.checkMove(world);
    events.warning("Moving to " + directory);
    return world.withRoot(world.resolve(directory));
  }

  private static SettingsFile settings(Call call, World here) {
    String home = here.environment().getOrDefault("HOME", System.getProperty("user.home", ""));
    Path path = here.resolve(SettingsFile.expand(call.text("--settings"), home));
    return new SettingsFile(path, text -> Wiring.yaml(path, text));
  }

  private ExitCode bug(Throwable bug) {
    StringWriter trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace));
    FileLog file = console == null ? null : console.file();
    if (file != null) {
      file.raw(trace.toString());
    }
    String text = "\nThis is a bug in Turbulence: " + bug + "\n";
    err().print(text + (file == null ? trace : "") + ISSUES + "\n");
    return ExitCode.BUG;
  }

  private Paper out() {
    return new Paper(world.output().out());
  }

  private Paper err() {
    return new Paper(world.output().err());
  }
}

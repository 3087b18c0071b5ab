package turbulence.app;

import java.io.IOException;
import java.util.function.Consumer;
import turbulence.app.cli.Face;
import turbulence.app.cli.Host;
import turbulence.app.cli.Turbulence;
import turbulence.app.signal.Signals;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;

/// The process: takes the world as it is, and ends with the exit code.
public final class Main {
  private Main() {}

  public static void main(String... args) {
    World world = SystemWorld.create();
    int code = program(world).run(args);
    world.output().out().flush();
    world.output().err().flush();
    // Not exit: it sets up logging to log that it exits, which costs a short command a tenth.
    Runtime.getRuntime().halt(code);
  }

  /// The program in this process, in whatever world.
  public static Turbulence program(World world) {
    Face face = Face.named(System.getProperty("turbulence.face", ""));
    return new Turbulence(face, world, new ThisProcess());
  }

  private static final class ThisProcess implements Host {
    @Override
    public void take(String signal, Consumer<String> listener) {
      Signals.take(signal, listener);
    }

    @Override
    public void atDeath(Runnable last) {
      Runtime.getRuntime().addShutdownHook(new Thread(last, "last words"));
    }

    @Override
    public boolean signal(long process, String signal) {
      try {
        Process kill =
            new ProcessBuilder("kill", "-" + signal, Long.toString(process))
                .redirectErrorStream(true)
                .start();
        kill.getInputStream().readAllBytes();
        return kill.waitFor() == 0;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    @Override
    public void die(int code) {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      Runtime.getRuntime().halt(code);
    }
  }
}

package turbulence.app;

import java.util.function.Consumer;
import turbulence.app.cli.Face;
import turbulence.app.cli.Host;
import turbulence.app.cli.Turbulence;
import turbulence.app.signal.Signals;
import turbulence.experiment.world.SystemWorld;

/// The process: takes the world as it is, and ends with the exit code.
public final class Main {
  private Main() {}

  public static void main(String... args) {
    Face face = Face.named(System.getProperty("turbulence.face", ""));
    System.exit(new Turbulence(face, SystemWorld.create(), new ThisProcess()).run(args));
  }

  private static final class ThisProcess implements Host {
    @Override
    public void take(String signal, Consumer<String> listener) {
      Signals.take(signal, listener);
    }

    @Override
    public void die(int code) {
      Runtime.getRuntime().halt(code);
    }
  }
}

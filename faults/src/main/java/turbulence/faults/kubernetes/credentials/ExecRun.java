package turbulence.faults.kubernetes.credentials;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.SteadyFile;
import turbulence.experiment.world.World;

/// One run of a program that says who we are. What it says to people they see at once; it may ask
/// them to log in.
final class ExecRun {
  private static final int MOST = 1 << 20;
  private static final long GRACE_MILLIS = 300;

  private final ExecSpec spec;
  private final World world;

  private ExecRun(ExecSpec spec, World world) {
    this.spec = spec;
    this.world = world;
  }

  /// What it writes.
  static byte[] of(ExecSpec spec, World world) throws CredentialsUnusable, InterruptedException {
    ExecRun run = new ExecRun(spec, world);
    boolean asks = run.asks();
    return run.run(asks);
  }

  private boolean asks() throws CredentialsUnusable {
    boolean person = world.output().terminal() && world.output().hasOwnInput();
    if (spec.interactive().equals("Always") && !person) {
      throw failed("needs a terminal to ask on (interactiveMode Always), and there is none");
    }
    return person && !spec.interactive().equals("Never");
  }

  private byte[] run(boolean asks) throws CredentialsUnusable, InterruptedException {
    Process process = start(asks);
    Taking out = new Taking(process.getInputStream(), null);
    Taking err = new Taking(process.getErrorStream(), world.output().err());
    try {
      Thread first = thread(out);
      Thread second = thread(err);
      int status = process.waitFor();
      first.join(GRACE_MILLIS);
      second.join(GRACE_MILLIS);
      if (status != 0) {
        throw failed("ended with exit code " + status + said(err));
      }
      return out.bytes();
    } finally {
      end(process);
    }
  }

  private Process start(boolean asks) throws CredentialsUnusable {
    if (!SteadyFile.isHere(world.root())) {
      throw failed("cannot be started: no programs run in a simulated container");
    }
    List<String> words = new ArrayList<>(spec.words());
    words.set(0, found());
    ProcessBuilder builder = new ProcessBuilder(words).directory(world.root().toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(world.environment());
    environment.putAll(spec.environment());
    environment.put("KUBERNETES_EXEC_INFO", spec.info(asks));
    builder.redirectInput(asks ? Redirect.INHERIT : Redirect.from(Path.of("/dev/null").toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new CredentialsUnusable(
          "exec plug-in '" + spec.program() + "' cannot be started: " + e.getMessage(), e);
    }
  }

  private String found() throws CredentialsUnusable {
    String program = spec.program();
    if (program.indexOf('/') >= 0) {
      return program;
    }
    for (String folder : world.environment().getOrDefault("PATH", "").split(":", -1)) {
      Path file = world.resolve(folder).resolve(program);
      if (Files.isExecutable(file) && !Files.isDirectory(file)) {
        return file.toString();
      }
    }
    String hint = spec.hint().isEmpty() ? "" : "; " + spec.hint();
    throw failed("is not installed: it is in no folder of PATH" + hint);
  }

  private static String said(Taking err) {
    String said = new String(err.bytes(), StandardCharsets.UTF_8).strip();
    return said.isEmpty() ? "" : ": " + said.substring(Math.max(0, said.length() - 500));
  }

  private static Thread thread(Taking taking) {
    Thread thread = new Thread(null, taking, "exec plug-in", 256 << 10, false);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void end(Process process) {
    if (process.isAlive()) {
      process.destroy();
      boolean interrupted = Thread.interrupted();
      try {
        if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        interrupted = true;
        process.destroyForcibly();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private CredentialsUnusable failed(String what) {
    return new CredentialsUnusable("exec plug-in '" + spec.program() + "' " + what);
  }

  /// What comes out of the program, up to a mebibyte, and shown to somebody as it comes.
  private static final class Taking implements Runnable {
    private final InputStream in;
    private final @Nullable PrintStream shown;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    Taking(InputStream in, @Nullable PrintStream shown) {
      this.in = in;
      this.shown = shown;
    }

    @Override
    public void run() {
      byte[] buffer = new byte[4096];
      try {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          take(buffer, count);
        }
      } catch (IOException e) {
        // The program is gone, and what it has said by then is what there is.
        return;
      }
    }

    private synchronized void take(byte[] bytes, int count) {
      taken.write(bytes, 0, Math.min(count, MOST - taken.size()));
      if (shown != null) {
        shown.write(bytes, 0, count);
        shown.flush();
      }
    }

    synchronized byte[] bytes() {
      return taken.toByteArray();
    }
  }
}

package turbulence.experiment.builtin.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Unrunnable;
import turbulence.experiment.model.Provider.ProcessCall;
import turbulence.experiment.world.SteadyFile;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Runs the program of an activity and takes in what it writes.
public final class ProcessActivity {
  /// What the log says of a status other than zero, when the activity has no tolerance.
  public static final String NON_ZERO =
      "This process returned a non-zero exit code. This may indicate some error and not what you"
          + " expected. Please have a look at the logs.";

  /// What is said where programs cannot be started.
  private static final String NO_PROGRAMS = "no programs run in a simulated container";

  private static final long FOREVER = Duration.ofDays(3650).toNanos();

  private ProcessActivity() {}

  /// Its status, stdout and stderr. A status other than zero is a result like any other; of a
  /// program that a signal ended it is 128 and the signal's number, as shells count.
  ///
  /// @param call with nothing left to fill in
  public static JsonObject run(ProcessCall call, Scope scope)
      throws ActivityFailed, InterruptedException {
    World world = scope.world();
    if (!SteadyFile.isHere(world.root())) {
      throw new ActivityFailed("'" + call.path() + "' cannot be started: " + NO_PROGRAMS);
    }
    List<String> words = words(call, world);
    long deadline = world.nanoTime() + nanos(call.timeout());
    scope.events().debug("Running: " + words);
    return result(start(words, call.path(), world), deadline, call.path(), scope.events());
  }

  private static List<String> words(ProcessCall call, World world) {
    String program = Which.find(Which.expandUser(call.path(), world), world);
    if (program == null && call.arguments() instanceof JsonText) {
      program = call.path(); // The shell says what is wrong with it.
    }
    if (program == null) {
      throw new Unrunnable("path '" + call.path() + "' cannot be found");
    }
    List<String> words = CommandLine.of(program, call.arguments());
    if (words == null) {
      throw new Unrunnable(
          "process arguments must be a list, a text or a mapping, not " + call.arguments());
    }
    return words;
  }

  private static long nanos(@Nullable Json timeout) {
    if (timeout == null || timeout == JsonNull.NULL) {
      return FOREVER;
    } else if (timeout instanceof JsonNumber seconds) {
      return (long) Math.clamp(seconds.doubleValue() * 1e9, 0.0, (double) FOREVER);
    }
    throw new Unrunnable("process timeout must be a number of seconds, not " + timeout);
  }

  private static Running start(List<String> words, String path, World world) throws ActivityFailed {
    boolean inherits = world.output().hasOwnInput();
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(world.root().toFile())
            .redirectInput(inherits ? Redirect.INHERIT : Redirect.PIPE);
    try {
      Map<String, String> environment = builder.environment();
      environment.clear();
      environment.putAll(world.environment());
      Running running = Running.start(builder, world);
      running.process().getOutputStream().close();
      return running;
    } catch (IOException | IllegalArgumentException e) {
      throw new ActivityFailed("'" + path + "' cannot be started: " + e.getMessage(), e);
    }
  }

  private static JsonObject result(Running running, long deadline, String path, Events events)
      throws ActivityFailed, InterruptedException {
    try {
      if (!running.isOverBy(deadline)) {
        running.end();
        throw new ActivityFailed("process activity took too long to complete");
      }
    } catch (InterruptedException e) {
      running.end();
      throw e;
    }
    if (running.out.dropped() + running.err.dropped() > 0) {
      events.warning("'" + path + "' wrote more than 8 MiB; the rest was dropped");
    }
    return JsonObject.builder()
        .put("status", running.process().exitValue())
        .put("stdout", running.out.text())
        .put("stderr", running.err.text())
        .build();
  }
}

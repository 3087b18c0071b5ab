package turbulence.simulator.workload;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// A running container, as the program in it sees its surroundings. Shared between threads.
public interface Shell {
  /// What takes the place of the image's entry point (`command` in a pod's spec); empty when the
  /// image decides.
  List<String> command();

  /// What takes the place of the image's arguments (`args` in a pod's spec); empty when the image
  /// decides.
  List<String> arguments();

  /// The directory that it starts in (`workingDir` in a pod's spec); empty when the image decides.
  default String workingDirectory() {
    return "";
  }

  /// The numbers of the ports that the container's spec names: its own and those that it is probed
  /// at.
  List<Integer> ports();

  Map<String, String> environment();

  /// What is mounted into the container, and what was written there.
  Files files();

  /// Namespace, pod, container, node and address of this container.
  Place place();

  RandomGenerator random();

  Instant now();

  /// Writes a line to the container's log.
  void print(String line);

  /// What the program reads from, and writes to without being held to lines: its log and whoever is
  /// attached to it.
  Console console();

  /// Answers requests to that port of the pod from now on, until the container ends.
  void listen(int port, Service service);

  /// The cluster's network as this pod reaches it.
  Network network();

  /// Runs the task on the control plane's thread later, unless the container has ended by then.
  void after(Duration delay, Runnable task);

  /// Runs what may block on a thread of its own; it is interrupted when the container ends.
  void beside(Job job);

  /// Waits for simulated time, on a thread that [#beside] started or that serves a request.
  void sleep(Duration howLong) throws InterruptedException;

  /// Does that when the container is asked to end (SIGTERM). Without it the program ends at once
  /// with status 143; [#ignoreTermination] makes it run until it is killed (137).
  void onTermination(Runnable task);

  void ignoreTermination();

  /// Asks it to end, on the control plane's thread.
  void terminate();

  /// Runs what is executed in the container beside its program, such as an `exec` probe. Without it
  /// every command succeeds and says nothing.
  void onExec(Program program);

  /// Ends the container with that exit status; later calls have no effect.
  void exit(int status);

  /// Where a container runs.
  record Place(String namespace, String pod, String container, String node, String podIp) {}

  /// Runs a command: called on threads that may block, many at a time.
  @FunctionalInterface
  interface Program {
    Ran run(List<String> command) throws InterruptedException, NotFound;

    /// Runs a command for somebody who may type, and hears what it says at once; its exit status.
    default int run(List<String> command, Console console) throws InterruptedException, NotFound {
      Ran ran = run(command);
      console.write(ran.output());
      console.complain(ran.errors());
      return ran.status();
    }
  }

  /// That the image has no such program.
  final class NotFound extends Exception {
    private static final long serialVersionUID = 1L;

    private NotFound(String message) {
      super(message, null, false, false);
    }

    public static NotFound of(List<String> command) {
      String word = command.isEmpty() ? "" : command.getFirst();
      return new NotFound(
          "exec: \""
              + word
              + (word.indexOf('/') < 0
                  ? "\": executable file not found in $PATH"
                  : "\": stat " + word + ": no such file or directory"));
    }

    /// What a container runtime says of it.
    public String reason() {
      return "OCI runtime exec failed: exec failed: unable to start container process: "
          + getMessage();
    }
  }

  /// How a command ended, and what it wrote to its output and its error output.
  record Ran(int status, String output, String errors) {
    public static final Ran OK = new Ran(0, "", "");
  }

  /// Something that may block.
  @FunctionalInterface
  interface Job {
    void run() throws InterruptedException;
  }
}

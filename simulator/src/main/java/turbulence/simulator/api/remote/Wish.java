package turbulence.simulator.api.remote;

import java.util.List;

/// What a client wants in a container, and which streams it opens for that.
///
/// @param command what runs beside the container's program; empty to attach to that program
/// @param tty whether a terminal lies between, with one stream for all output
public record Wish(
    String container,
    List<String> command,
    boolean attach,
    boolean stdin,
    boolean stdout,
    boolean stderr,
    boolean tty) {
  public Wish {
    command = List.copyOf(command);
  }

  /// The same in that container.
  public Wish in(String name) {
    return new Wish(name, command, attach, stdin, stdout, stderr, tty);
  }

  /// The command as Go writes lists.
  String words() {
    return "[" + String.join(" ", command) + "]";
  }
}

package turbulence.experiment.world;

import java.io.InputStream;
import java.io.PrintStream;

/// Where words come from and go to.
///
/// @param terminal whether a person watches `err`
/// @param colour whether colour codes may be written to it
/// @param watched whether they may be written to `out`, too
public record Output(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean terminal,
    boolean colour,
    boolean watched) {

  /// Both alike.
  public Output(
      InputStream in, PrintStream out, PrintStream err, boolean terminal, boolean colour) {
    this(in, out, err, terminal, colour, colour);
  }

  /// Whether `in` is the standard input of this process, which its children may read on from.
  public boolean hasOwnInput() {
    return System.in.equals(in);
  }
}

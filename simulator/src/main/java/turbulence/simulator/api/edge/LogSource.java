package turbulence.simulator.api.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import turbulence.simulator.store.Stored;

/// Where the logs of containers come from.
public interface LogSource {
  /// Says why these logs cannot be had, by a [turbulence.simulator.api.Refusal], before the answer
  /// begins.
  void check(Stored pod, LogQuery query);

  /// Writes the log; when it is followed, until the container ends or nobody listens.
  void write(Stored pod, LogQuery query, OutputStream out, BooleanSupplier open)
      throws IOException, InterruptedException;
}

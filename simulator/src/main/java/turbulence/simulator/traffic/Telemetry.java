package turbulence.simulator.traffic;

import turbulence.simulator.traffic.Passage.End;
import turbulence.simulator.traffic.Passage.Party;

/// Is told what the mesh's proxies see. Called on the threads of requests, many at a time: must be
/// quick.
public interface Telemetry {
  /// Nobody looks.
  Telemetry NONE = _ -> {};

  /// A request was answered, or given up.
  void passed(Passage passage);

  /// A connection that stays was opened, such as one to a database.
  default void opened(End end, Party source, Party destination, Passage.Request line) {}

  /// It is over.
  default void closed(End end, Party source, Party destination, Passage.Request line) {}

  /// Bytes went over it: to the one who was called, and back.
  default void carried(Party source, Party destination, Passage.Request line, long to, long back) {}
}

package turbulence.experiment.world;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/// Opening TCP connections. A simulated pod resolves simulated names here.
@FunctionalInterface
public interface Dial {
  /// A connected socket. Its blocking calls end with an exception when the thread is interrupted.
  Socket open(String host, int port, Duration timeout) throws IOException;
}

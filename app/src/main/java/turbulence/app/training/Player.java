package turbulence.app.training;

import java.io.IOException;
import java.util.Map;

/// Whoever plays the rehearsal of a cache.
interface Player {
  void play(String cache, Map<String, String> environment) throws IOException, InterruptedException;
}

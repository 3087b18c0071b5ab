package turbulence.app.golden.lab;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import turbulence.experiment.extension.Scope;

/// How often each world was visited: a case is a world of its own.
final class Visits {
  private static final Map<Path, AtomicInteger> COUNTS = new ConcurrentHashMap<>();

  private Visits() {}

  static int next(Scope scope) {
    return COUNTS
        .computeIfAbsent(scope.world().root(), root -> new AtomicInteger())
        .getAndIncrement();
  }
}

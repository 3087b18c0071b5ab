package turbulence.simulator.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import turbulence.simulator.workload.Shell;

/// Scrapes all targets at regular intervals, as long as its container runs.
final class Scraper {
  private static final int ROUNDS_BETWEEN_FORGETTING = 40;

  private final Shell shell;
  private final Discovery discovery;
  private final Memory memory;
  private final Settings settings;
  private final Metadata metadata = new Metadata();
  private final Map<Target, Scraping> scrapings = new ConcurrentHashMap<>();
  private int rounds;

  Scraper(Shell shell, Discovery discovery, Memory memory, Settings settings) {
    this.shell = shell;
    this.discovery = discovery;
    this.memory = memory;
    this.settings = settings;
  }

  /// How a Prometheus is told to work.
  record Settings(int port, Duration interval, Duration kept) {}

  void begin() {
    shell.after(Duration.ofSeconds(1), this::round);
  }

  /// On the control plane's thread: scrapes themselves go on beside it.
  private void round() {
    shell.after(settings.interval(), this::round);
    Instant now = shell.now();
    Set<Target> targets = new HashSet<>(discovery.targets(settings.port()));
    scrapings
        .entrySet()
        .removeIf(each -> {
          boolean gone = !targets.contains(each.getKey());
          if (gone) {
            each.getValue().end(now);
          }
          return gone;
        });
    for (Target target : targets) {
      Scraping scraping =
          scrapings.computeIfAbsent(target, each -> new Scraping(each, memory, metadata));
      shell.beside(() -> scraping.scrape(shell, now));
    }
    if (++rounds % ROUNDS_BETWEEN_FORGETTING == 0) {
      memory.forget(now.toEpochMilli());
    }
  }

  List<Scraping> scrapings() {
    return scrapings.values().stream()
        .sorted((a, b) -> key(a.target()).compareTo(key(b.target())))
        .toList();
  }

  private static String key(Target target) {
    return target.job() + " " + target.url();
  }

  Metadata metadata() {
    return metadata;
  }

  Settings settings() {
    return settings;
  }
}

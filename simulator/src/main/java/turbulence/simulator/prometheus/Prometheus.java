package turbulence.simulator.prometheus;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import turbulence.simulator.promql.Durations;
import turbulence.simulator.promql.Engine;
import turbulence.simulator.store.Store;
import turbulence.simulator.workload.Shell;
import turbulence.simulator.workload.Workload;

/// The image `prom/prometheus`: scrapes the pods of the cluster that it runs in. What it has seen
/// is gone when its container is.
public final class Prometheus implements Workload {
  private static final int PORT = 9090;
  private static final Duration INTERVAL = Duration.ofSeconds(15);
  private static final Duration KEPT = Duration.ofHours(6);

  private final Store store;

  public Prometheus(Store store) {
    this.store = store;
  }

  @Override
  public void start(Shell shell) {
    List<String> words =
        Stream.concat(shell.command().stream(), shell.arguments().stream()).toList();
    int port = option(words, "web.listen-address").map(Prometheus::port).orElse(PORT);
    Duration kept =
        option(words, "storage.tsdb.retention.time")
            .map(text -> Duration.ofMillis(Durations.parse(text).orElse(KEPT.toMillis())))
            .filter(given -> given.compareTo(KEPT) < 0 && given.isPositive())
            .orElse(KEPT);
    Memory memory = new Memory(kept.toMillis());
    Scraper.Settings settings = new Scraper.Settings(port, INTERVAL, kept);
    Scraper scraper = new Scraper(shell, new Discovery(store), memory, settings);
    StatusApi status = new StatusApi(scraper, memory, shell.now());
    shell.onTermination(() -> {
      log(shell, "Received an OS signal, exiting gracefully...", " signal=terminated");
      log(shell, "See you next time!", "");
      shell.exit(0);
    });
    log(shell, "Starting Prometheus Server", " mode=server version=" + StatusApi.VERSION);
    shell.listen(
        port,
        new Api(
            shell::now,
            new QueryApi(new Engine(memory)),
            new SeriesApi(memory, scraper.metadata()),
            status));
    log(shell, "Server is ready to receive web requests.", "");
    scraper.begin();
  }

  /// The value of `--name=value` or `--name value`.
  private static Optional<String> option(List<String> words, String name) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).startsWith("--" + name + "=")) {
        return Optional.of(words.get(i).substring(name.length() + 3));
      } else if (words.get(i).equals("--" + name) && i + 1 < words.size()) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }

  private static int port(String address) {
    String digits = address.substring(address.lastIndexOf(':') + 1);
    boolean number = !digits.isEmpty() && digits.length() <= 5;
    return number && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(digits)
        : PORT;
  }

  private static void log(Shell shell, String message, String fields) {
    shell.print("time=" + shell.now() + " level=INFO msg=\"" + message + "\"" + fields);
  }
}

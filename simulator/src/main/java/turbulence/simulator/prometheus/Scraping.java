package turbulence.simulator.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import turbulence.simulator.prometheus.Memory.Scraped;
import turbulence.simulator.promql.LabelSet;
import turbulence.simulator.promql.Numbers;
import turbulence.simulator.promql.Track;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;
import turbulence.simulator.workload.Shell;

/// One target being scraped again and again. One scrape at a time; what came of the latest may be
/// read by all.
final class Scraping {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Target target;
  private final Memory memory;
  private final Metadata metadata;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final Map<String, LabelSet> known = new HashMap<>();
  private Set<LabelSet> latest = Set.of();
  private volatile Outcome outcome = Outcome.NONE;

  Scraping(Target target, Memory memory, Metadata metadata) {
    this.target = target;
    this.memory = memory;
    this.metadata = metadata;
  }

  /// What came of the latest scrape.
  ///
  /// @param error empty when all went well
  record Outcome(String health, Instant when, double seconds, String error) {
    static final Outcome NONE = new Outcome("unknown", Instant.EPOCH, 0, "");
  }

  Target target() {
    return target;
  }

  Outcome outcome() {
    return outcome;
  }

  /// Scrapes unless the scrape before is still going on.
  void scrape(Shell shell, Instant when) throws InterruptedException {
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    try {
      Exposed exposed = new Exposed(List.of(), Map.of());
      String error = "";
      try {
        exposed = Exposed.read(fetch(shell));
      } catch (Unreachable e) {
        String reason = e.isTimeout() ? "context deadline exceeded" : e.getMessage();
        error = "Get \"" + target.url() + "\": " + reason;
      } catch (Line.Malformed e) {
        error = e.reason();
      }
      metadata.learn(exposed);
      double seconds = Duration.between(when, shell.now()).toNanos() / 1e9;
      store(exposed, when, error, seconds);
    } finally {
      busy.set(false);
    }
  }

  private String fetch(Shell shell) throws Unreachable, InterruptedException, Line.Malformed {
    Request request = Request.get(target.host() + ":" + target.port(), target.path());
    Response response = shell.network().call(target.host(), target.port(), request, TIMEOUT);
    if (response.status() != 200) {
      throw new Line.Malformed("server returned HTTP status " + response.status());
    }
    return response.body().text();
  }

  private void store(Exposed exposed, Instant when, String error, double seconds) {
    long time = when.toEpochMilli();
    List<Scraped> samples = new ArrayList<>(exposed.lines().size() + 8);
    Set<LabelSet> now = HashSet.newHashSet(exposed.lines().size());
    String trouble = error;
    try {
      for (Line line : exposed.lines()) {
        LabelSet labels = labels(line.series());
        now.add(labels);
        samples.add(new Scraped(labels, line.value(), line.millis() < 0 ? time : line.millis()));
      }
    } catch (Line.Malformed e) {
      trouble = e.reason();
      now.clear();
      samples.clear();
    }
    boolean up = trouble.isEmpty();
    int added = (int) now.stream().filter(labels -> !latest.contains(labels)).count();
    end(latest, now, time, samples);
    latest = now;
    samples.add(new Scraped(own("up"), up ? 1 : 0, time));
    samples.add(new Scraped(own("scrape_duration_seconds"), seconds, time));
    samples.add(new Scraped(own("scrape_samples_scraped"), now.size(), time));
    samples.add(new Scraped(own("scrape_samples_post_metric_relabeling"), now.size(), time));
    samples.add(new Scraped(own("scrape_series_added"), added, time));
    memory.add(samples);
    outcome = new Outcome(up ? "up" : "down", when, seconds, trouble);
  }

  private static void end(
      Collection<LabelSet> before, Set<LabelSet> now, long time, List<Scraped> samples) {
    for (LabelSet labels : before) {
      if (!now.contains(labels)) {
        samples.add(new Scraped(labels, Track.STALE, time));
      }
    }
  }

  /// The target is gone, and all its series end.
  void end(Instant when) {
    List<Scraped> samples = new ArrayList<>();
    long time = when.toEpochMilli();
    end(latest, Set.of(), time, samples);
    for (String name :
        List.of(
            "up",
            "scrape_duration_seconds",
            "scrape_samples_scraped",
            "scrape_samples_post_metric_relabeling",
            "scrape_series_added")) {
      samples.add(new Scraped(own(name), Track.STALE, time));
    }
    memory.add(samples);
  }

  private LabelSet own(String name) {
    return known.computeIfAbsent(
        "\0" + name, _ -> LabelSet.of(target.labels()).with(LabelSet.NAME, name));
  }

  /// The labels that were scraped and the target's; where both have one, the target's wins.
  private LabelSet labels(String series) throws Line.Malformed {
    LabelSet labels = known.get(series);
    if (labels == null) {
      Map<String, String> all = Line.labels(series);
      for (Map.Entry<String, String> label : target.labels().entrySet()) {
        String scraped = all.put(label.getKey(), label.getValue());
        if (scraped != null && !scraped.isEmpty()) {
          all.putIfAbsent("exported_" + label.getKey(), scraped);
        }
      }
      boolean bucket = all.getOrDefault(LabelSet.NAME, "").endsWith("_bucket");
      if (bucket) {
        all.computeIfPresent("le", (_, bound) -> real(bound));
      }
      labels = LabelSet.of(all);
      known.put(series, labels);
    }
    return labels;
  }

  /// Bounds of buckets are real numbers, whoever writes them: `5.0` and not `5`.
  private static String real(String bound) {
    String text = Numbers.parse(bound).stream().mapToObj(Numbers::text).findFirst().orElse(bound);
    boolean whole = text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-');
    return whole && !text.isEmpty() ? text + ".0" : text;
  }
}

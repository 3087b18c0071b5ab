package turbulence.simulator.prometheus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.promql.Durations;

/// How the Prometheus itself fares.
final class StatusApi {
  static final String VERSION = "3.5.0";

  private final Scraper scraper;
  private final Memory memory;
  private final Instant started;

  StatusApi(Scraper scraper, Memory memory, Instant started) {
    this.scraper = scraper;
    this.memory = memory;
    this.started = started;
  }

  /// Empty when there is no such page.
  Json page(String name) {
    return switch (name) {
      case "buildinfo" ->
          JsonObject.of("version", VERSION, "revision", "simulated")
              .with("branch", "HEAD")
              .with("buildUser", "turbulence")
              .with("buildDate", "")
              .with("goVersion", "");
      case "runtimeinfo" ->
          JsonObject.of("startTime", started.toString(), "CWD", "/prometheus")
              .with("reloadConfigSuccess", true)
              .with("lastConfigTime", started.toString())
              .with("corruptionCount", 0)
              .with("storageRetention", kept());
      case "flags" ->
          JsonObject.of(
              "storage.tsdb.retention.time",
              kept(),
              "web.listen-address",
              "0.0.0.0:" + scraper.settings().port());
      case "config" -> JsonObject.of("yaml", config());
      case "tsdb" ->
          JsonObject.of(
              "headStats",
              JsonObject.of("numSeries", memory.size(), "numSamples", memory.samples()));
      default -> JsonObject.EMPTY;
    };
  }

  private String kept() {
    return Durations.text(scraper.settings().kept().toMillis());
  }

  private String config() {
    String interval = Durations.text(scraper.settings().interval().toMillis());
    return "global:\n  scrape_interval: "
        + interval
        + "\n  scrape_timeout: 10s\n  evaluation_interval: 1m\n";
  }

  JsonObject targets(String state) {
    List<Json> active = new ArrayList<>();
    if (!state.equals("dropped")) {
      scraper.scrapings().forEach(scraping -> active.add(target(scraping)));
    }
    return JsonObject.of(
        "activeTargets", JsonArray.from(active), "droppedTargets", JsonArray.EMPTY);
  }

  private JsonObject target(Scraping scraping) {
    Target target = scraping.target();
    Scraping.Outcome outcome = scraping.outcome();
    String interval = Durations.text(scraper.settings().interval().toMillis());
    return JsonObject.of("discoveredLabels", sorted(target.discovered()))
        .with("labels", sorted(target.labels()))
        .with("scrapePool", target.job())
        .with("scrapeUrl", target.url())
        .with("globalUrl", target.url())
        .with("lastError", outcome.error())
        .with("lastScrape", outcome.when().toString())
        .with("lastScrapeDuration", new JsonNumber(outcome.seconds()))
        .with("health", outcome.health())
        .with("scrapeInterval", interval)
        .with("scrapeTimeout", "10s");
  }

  private static JsonObject sorted(Map<String, String> labels) {
    return JsonObject.from(new TreeMap<>(labels));
  }

  /// What it tells about itself when it is scraped.
  String metrics() {
    return "# HELP prometheus_build_info A metric with a constant '1' value labeled by version.\n"
        + "# TYPE prometheus_build_info gauge\n"
        + "prometheus_build_info{version=\""
        + VERSION
        + "\"} 1\n"
        + "# HELP prometheus_tsdb_head_series Total number of series in the head block.\n"
        + "# TYPE prometheus_tsdb_head_series gauge\n"
        + "prometheus_tsdb_head_series "
        + memory.size()
        + "\n# HELP prometheus_tsdb_head_samples_appended_total Total number of appended samples.\n"
        + "# TYPE prometheus_tsdb_head_samples_appended_total counter\n"
        + "prometheus_tsdb_head_samples_appended_total "
        + memory.samples()
        + "\n";
  }
}

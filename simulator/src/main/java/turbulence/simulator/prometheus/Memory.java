package turbulence.simulator.prometheus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import turbulence.simulator.promql.LabelSet;
import turbulence.simulator.promql.Matcher;
import turbulence.simulator.promql.Storage;
import turbulence.simulator.promql.Track;

/// The series that were scraped, for as long as they are kept. Shared between threads.
final class Memory implements Storage {
  private final long keptMillis;
  private final Map<String, Map<LabelSet, Kept>> byName = new LinkedHashMap<>();
  private long samples;

  /// @param keptMillis how long samples are kept
  Memory(long keptMillis) {
    this.keptMillis = keptMillis;
  }

  /// A sample of a scrape.
  record Scraped(LabelSet labels, double value, long time) {}

  synchronized void add(Collection<Scraped> scraped) {
    for (Scraped each : scraped) {
      byName
          .computeIfAbsent(each.labels().name(), _ -> new HashMap<>())
          .computeIfAbsent(each.labels(), Kept::new)
          .add(each.time(), each.value());
    }
    samples += scraped.size();
  }

  /// Forgets what is too old.
  synchronized void forget(long now) {
    for (Map<LabelSet, Kept> series : byName.values()) {
      series.values().removeIf(kept -> kept.forget(now - keptMillis));
    }
    byName.values().removeIf(Map::isEmpty);
  }

  @Override
  public synchronized List<Track> select(List<Matcher> matchers, long from, long to) {
    List<Track> tracks = new ArrayList<>();
    for (Kept kept : candidates(matchers)) {
      if (kept.touches(from, to) && Matcher.allow(matchers, kept.labels())) {
        Track track = kept.between(from, to);
        if (track.size() > 0) {
          tracks.add(track);
        }
      }
    }
    return tracks;
  }

  /// The labels of the series that had samples in that time.
  synchronized List<LabelSet> series(List<Matcher> matchers, long from, long to) {
    return candidates(matchers).stream()
        .filter(kept -> kept.touches(from, to) && Matcher.allow(matchers, kept.labels()))
        .map(Kept::labels)
        .toList();
  }

  private Collection<Kept> candidates(List<Matcher> matchers) {
    Optional<Matcher> name =
        matchers.stream()
            .filter(matcher -> matcher.name().equals(LabelSet.NAME))
            .filter(matcher -> matcher.kind() == Matcher.Kind.EQUAL)
            .findFirst();
    if (name.isPresent()) {
      return byName.getOrDefault(name.get().value(), Map.of()).values();
    }
    List<Kept> all = new ArrayList<>();
    byName.values().forEach(series -> all.addAll(series.values()));
    return all;
  }

  synchronized int size() {
    return byName.values().stream().mapToInt(Map::size).sum();
  }

  /// How many samples came in since the start.
  synchronized long samples() {
    return samples;
  }
}

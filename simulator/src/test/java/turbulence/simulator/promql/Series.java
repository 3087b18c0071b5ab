package turbulence.simulator.promql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Series of a test, written as `requests{job="a"} 0 10 20 _ 30`: a value at each step from the
/// time 0 on, `_` for none, `stale` for the end, `0+10x5` for five steps of ten each.
final class Series implements Storage {
  private final List<Track> tracks = new ArrayList<>();
  private final long step;

  Series(long stepSeconds) {
    this.step = stepSeconds * 1000;
  }

  static Series every(long stepSeconds, String lines) {
    Series series = new Series(stepSeconds);
    lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(series::load);
    return series;
  }

  private void load(String line) {
    int end = line.indexOf("} ") < 0 ? line.indexOf(' ') : line.indexOf("} ") + 1;
    Map<String, String> labels = new HashMap<>();
    Engine.matchers(line.substring(0, end))
        .forEach(matcher -> labels.put(matcher.name(), matcher.value()));
    Track track = new Track(LabelSet.of(labels));
    long time = 0;
    for (String word : line.substring(end).strip().split(" +", -1)) {
      time = add(track, time, word);
    }
    tracks.add(track);
  }

  private long add(Track track, long time, String word) {
    if (word.equals("_")) {
      return time + step;
    } else if (word.equals("stale")) {
      track.add(time, Track.STALE);
      return time + step;
    } else if (!word.contains("x")) {
      track.add(time, Numbers.parse(word).orElseThrow());
      return time + step;
    }
    int plus = word.indexOf('+');
    double value = Double.parseDouble(word.substring(0, plus));
    double by = Double.parseDouble(word.substring(plus + 1, word.indexOf('x')));
    int times = Integer.parseInt(word.substring(word.indexOf('x') + 1));
    long next = time;
    for (int i = 0; i <= times; i++) {
      track.add(next, value + by * i);
      next += step;
    }
    return next;
  }

  @Override
  public List<Track> select(List<Matcher> matchers, long from, long to) {
    List<Track> selected = new ArrayList<>();
    for (Track track : tracks) {
      if (Matcher.allow(matchers, track.labels())) {
        Track part = new Track(track.labels());
        for (int i = 0; i < track.size(); i++) {
          if (track.time(i) >= from && track.time(i) <= to) {
            part.add(track.time(i), track.value(i));
          }
        }
        if (part.size() > 0) {
          selected.add(part);
        }
      }
    }
    return selected;
  }

  /// What a query comes to after so many seconds: the series and their values.
  Map<String, Double> at(long seconds, String query) {
    Map<String, Double> found = new TreeMap<>();
    Value value = new Engine(this).at(query, seconds * 1000);
    switch (value) {
      case Value.Scalar scalar -> found.put("scalar", scalar.value());
      case Value.Vector vector ->
          vector.samples().forEach(each -> found.put(each.labels().toString(), each.value()));
      case Value.Text _, Value.Matrix _ -> throw new IllegalArgumentException("no vector");
    }
    return found;
  }

  /// The labels of the samples in the order in which they come.
  List<String> order(long seconds, String query) {
    Value.Vector vector = (Value.Vector) new Engine(this).at(query, seconds * 1000);
    return vector.samples().stream().map(sample -> sample.labels().toString()).toList();
  }
}

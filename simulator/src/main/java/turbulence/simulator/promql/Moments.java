package turbulence.simulator.promql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import turbulence.simulator.promql.Value.Sample;

/// What a subquery's expression came to, moment by moment; each is evaluated once.
final class Moments {
  /// How far moments are apart when nothing is said.
  private static final long USUAL_STEP = 60_000;

  private static final long MOST = 500_000;

  private final Evaluation evaluation;
  private final Expr inner;
  private final long step;
  private final TreeMap<Long, List<Sample>> known = new TreeMap<>();

  Moments(Evaluation evaluation, Expr.Subquery subquery) {
    this.evaluation = evaluation;
    this.inner = subquery.inner();
    this.step = subquery.step() == 0 ? USUAL_STEP : subquery.step();
  }

  /// The moments after the first time and up to the last are whole multiples of the step.
  List<Track> between(long after, long until) {
    if ((until - after) / step > MOST) {
      throw Effort.tooMuch();
    }
    known.headMap(after, true).clear(); // queries look at later and later times
    Map<LabelSet, Track> tracks = new LinkedHashMap<>();
    for (long time = (Math.floorDiv(after, step) + 1) * step; time <= until; time += step) {
      for (Sample sample : at(time)) {
        tracks.computeIfAbsent(sample.labels(), Track::new).add(time, sample.value());
      }
    }
    return new ArrayList<>(tracks.values());
  }

  private List<Sample> at(long time) {
    List<Sample> samples = known.get(time);
    if (samples == null) {
      samples = evaluation.vector(inner, time);
      known.put(time, samples);
    }
    return samples;
  }
}

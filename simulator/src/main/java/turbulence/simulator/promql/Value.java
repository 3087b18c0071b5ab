package turbulence.simulator.promql;

import java.util.List;

/// What comes of a query.
public sealed interface Value {
  /// A number.
  record Scalar(double value) implements Value {}

  /// A text.
  record Text(String text) implements Value {}

  /// A sample of each of some series, all of one time.
  record Vector(List<Sample> samples) implements Value {
    static final Vector EMPTY = new Vector(List.of());

    public Vector {
      samples = List.copyOf(samples);
    }
  }

  /// Samples of some series, of many times.
  record Matrix(List<Track> tracks) implements Value {
    public Matrix {
      tracks = List.copyOf(tracks);
    }
  }

  /// A series' value.
  record Sample(LabelSet labels, double value) {}
}

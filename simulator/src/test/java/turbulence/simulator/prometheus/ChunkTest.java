package turbulence.simulator.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import turbulence.simulator.promql.LabelSet;
import turbulence.simulator.promql.Track;

/// Tests [Chunk].
class ChunkTest {
  private final Random random = new Random(3);

  private double value(double before) {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      case 1 -> Track.STALE;
      case 2 -> random.nextBoolean() ? Double.NEGATIVE_INFINITY : Double.NaN;
      case 3 -> 0;
      case 4 -> before;
      default -> Double.isFinite(before) ? before + random.nextInt(100) : 1;
    };
  }

  private long distance() {
    return switch (random.nextInt(6)) {
      case 0 -> 1 + random.nextInt(5000);
      case 1 -> 1 + random.nextInt(100_000_000);
      default -> 15_000;
    };
  }

  @Test
  void what_was_put_in_comes_out() {
    for (int round = 0; round < 300; round++) {
      List<Long> times = new ArrayList<>(List.of(random.nextLong(1L << 42)));
      List<Double> values = new ArrayList<>(List.of(value(5)));
      Chunk chunk = new Chunk(times.getFirst(), values.getFirst());
      int size = 1 + random.nextInt(Chunk.MOST);
      for (int i = 1; i < size; i++) {
        times.add(times.getLast() + distance());
        values.add(value(values.getLast()));
        chunk.add(times.getLast(), values.getLast());
      }
      Track track = new Track(LabelSet.EMPTY);
      chunk.copy(times.getFirst(), times.getLast(), track);
      assertThat(track.size()).isEqualTo(size);
      for (int i = 0; i < size; i++) {
        assertThat(track.time(i)).isEqualTo(times.get(i));
        assertThat(Double.doubleToRawLongBits(track.value(i)))
            .isEqualTo(Double.doubleToRawLongBits(values.get(i)));
      }
    }
  }

  @Test
  void a_part_of_the_time_can_be_asked_for() {
    Chunk chunk = new Chunk(0, 0);
    for (int i = 1; i < Chunk.MOST; i++) {
      chunk.add(i * 1000L, i);
    }
    assertThat(chunk.isFull()).isTrue();
    Track track = new Track(LabelSet.EMPTY);
    chunk.copy(10_000, 20_000, track);
    assertThat(track.size()).isEqualTo(11);
    assertThat(track.value(0)).isEqualTo(10);
  }
}

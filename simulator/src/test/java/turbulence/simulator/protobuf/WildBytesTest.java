package turbulence.simulator.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WildBytesTest {
  private static final int ROUNDS = 4_000;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void a_damaged_body_is_read_or_refused(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<Recorded> recorded = Recorded.all();
    int read = 0;
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] body = damaged(recorded.get(random.nextInt(recorded.size())).body(), random);
      try {
        Protobuf.read(body).ifPresent(object -> assertThat(object.toString()).isNotEmpty());
        read++;
      } catch (ProtobufMalformed malformed) {
        assertThat(malformed.problem()).isNotEmpty();
        refused++;
      }
    }
    assertThat(read).isPositive();
    assertThat(refused).isPositive();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5})
  void any_bytes_are_read_or_refused_as_any_message(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (String name : Messages.builtin().names()) {
      for (int i = 0; i < 20; i++) {
        byte[] wild = new byte[random.nextInt(200)];
        random.nextBytes(wild);
        Wire wire = new Wire(wild);
        try {
          assertThat(new Decoding().object(Messages.builtin().named(name), wire)).isNotNull();
          assertThat(wire.hasMore()).isFalse();
        } catch (ProtobufMalformed malformed) {
          assertThat(malformed.problem()).isNotEmpty();
        }
      }
    }
  }

  private static byte[] damaged(byte[] body, SplittableRandom random) {
    int start = 4 + random.nextInt(body.length - 4);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(body, start);
      case 1 -> {
        body[start] = (byte) random.nextInt();
        yield body;
      }
      case 2 -> {
        body[start] ^= (byte) (1 << random.nextInt(8));
        yield body;
      }
      default -> {
        int end = Math.min(body.length, start + 1 + random.nextInt(8));
        for (int i = start; i < end; i++) {
          body[i] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
        }
        yield body;
      }
    };
  }
}

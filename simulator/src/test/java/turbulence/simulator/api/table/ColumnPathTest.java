package turbulence.simulator.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class ColumnPathTest {
  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private static JsonObject root() throws JsonMalformed {
    return (JsonObject)
        JsonReader.read("{\"a\":{\"b.c\":1,\"l\":[{\"n\":1,\"v\":\"x\"},{\"n\":2,\"v\":\"y\"}]}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        ".a.b\\.c;1",
        ".a['b.c'];1",
        ".a.l[1].v;\"y\"",
        ".a.l[-1].n;2",
        ".a.l[*].v;\"x\"",
        ".a.l[?(@.n==2)].v;\"y\"",
        ".a.l[?(@.n>=2)].v;\"y\"",
        ".a.l[?(@.v!='x')].n;2",
        ".a.l[?(@.v)].n;1",
        ".a.l[?(@.z)].n;",
        ".a.x.y;",
        ".a.l[7];",
        "a;",
        ".a[;",
        ".a[?(@.n==)].x;",
        "..;"
      })
  void a_path_leads_to_a_value_or_to_none(String text, String expected) throws JsonMalformed {
    ColumnPath path = ColumnPath.read(text);
    var found = path == null ? null : path.first(root());
    assertThat(found == null ? null : found.toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void wild_paths_lead_nowhere_at_worst(long seed) throws JsonMalformed {
    RandomGenerator random = new SplittableRandom(seed);
    List<String> pieces =
        List.of(".", "a", "l", "[", "]", "*", "?(", "@", ")", "==", "'", "\"", "\\", "1", "-", "$");
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(".a");
      for (int length = random.nextInt(9); length > 0; length--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      ColumnPath path = ColumnPath.read(text.toString());
      if (path != null) {
        assertThat(path.first(root())).as("%d %s", seed, text).isNotEqualTo(root());
      }
    }
  }
}

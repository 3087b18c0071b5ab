package turbulence.simulator.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerTest {
  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void numbers_of_any_size_name_things() {
    assertThat(hex(Der.oid(1, 2, 840, 10045, 4, 3, 2))).isEqualTo("06082a8648ce3d040302");
    assertThat(hex(Der.oid(2, 5, 29, 17))).isEqualTo("0603551d11");
    assertThat(hex(Der.oid(1, 3, 127, 128, 16384))).isEqualTo("06072b7f8100818000");
  }

  @ParameterizedTest
  @CsvSource({"0, 020100", "127, 02017f", "128, 02020080"})
  void an_integer_has_a_sign(long number, String expected) {
    assertThat(hex(Der.integer(BigInteger.valueOf(number)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0400", "127, 047f", "128, 048180", "255, 0481ff", "256, 04820100"})
  void lengths_take_as_few_bytes_as_they_can(int length, String head) {
    assertThat(hex(Der.octets(new byte[length]))).isEqualTo(head + "00".repeat(length));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05Z, 170d, 260102030405Z",
    "2051-12-31T23:59:59Z, 180f, 20511231235959Z"
  })
  void the_year_2050_parts_two_ways_to_write_a_time(Instant time, String head, String text) {
    assertThat(hex(Der.time(time))).isEqualTo(head + hex(text.getBytes()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "kubernetes"})
  void a_text_is_utf8(String text) {
    assertThat(hex(Der.text(text)))
        .isEqualTo("0c" + "%02x".formatted(text.length()) + hex(text.getBytes()));
  }
}

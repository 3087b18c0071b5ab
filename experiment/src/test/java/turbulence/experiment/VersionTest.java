package turbulence.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void the_number_is_that_of_the_build() {
    assertThat(Version.NUMBER).isEqualTo(System.getProperty("turbulence.version"));
  }
}

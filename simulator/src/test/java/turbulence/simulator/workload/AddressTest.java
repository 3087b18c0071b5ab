package turbulence.simulator.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "http://web, web, 80, /",
    "http://web:81/x?y=1#z, web, 81, /x?y=1",
    "HTTP://web?addr=http://a:1/b@c, web, 80, /?addr=http://a:1/b@c",
    "http://me:secret@web/, web, 80, /",
    "http://[::1]:90/, ::1, 90, /"
  })
  void a_url_names_host_port_and_target(String url, String host, int port, String target) {
    assertThat(Address.of(url)).isEqualTo(new Address(host, port, target));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "web", "https://web", "http://", "http://:80", "http://web:x"})
  void other_urls_are_refused(String url) {
    assertThatThrownBy(() -> Address.of(url)).isInstanceOf(IllegalArgumentException.class);
  }
}

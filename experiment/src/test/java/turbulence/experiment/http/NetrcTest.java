package turbulence.experiment.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetrcTest {
  private static final String TEXT =
      """
      # who is who
      machine a.example
        login ann
        password "secret"
      macdef init
        machine b.example login no password no

      machine b.example login bob password b2 machine c.example password only
      default login guest password g
      """;

  @Test
  void each_machine_has_its_login_and_others_the_default() {
    assertThat(Netrc.find("a.example", TEXT)).isEqualTo("ann:secret");
    assertThat(Netrc.find("b.example", TEXT)).isEqualTo("bob:b2");
    assertThat(Netrc.find("c.example", TEXT)).isEqualTo(":only");
    assertThat(Netrc.find("d.example", TEXT)).isEqualTo("guest:g");
    assertThat(Netrc.find("d.example", "machine a login b password c")).isNull();
    assertThat(Netrc.find("d.example", "machine d.example")).isNull();
    assertThat(Netrc.find("d.example", "machine")).isNull();
  }

  @Test
  void the_environment_may_name_another_file(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("logins"), "machine h login a password b");
    assertThat(new Netrc(Exchanges.world("NETRC", file.toString())).find("h")).isEqualTo("a:b");
    assertThat(new Netrc(Exchanges.world("NETRC", "~/logins", "HOME", folder.toString())).find("h"))
        .isEqualTo("a:b");
    assertThat(new Netrc(Exchanges.world("NETRC", "/nowhere")).find("h")).isNull();
    assertThat(new Netrc(Exchanges.world("HOME", folder.toString())).find("h")).isNull();
    assertThat(new Netrc(Exchanges.world()).find("h")).isNull();
  }
}

package turbulence.experiment.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

class SettingsFileTest {
  private static final Settings SOME = new Settings(JsonObject.of("a", JsonObject.of("b", 1)));

  @TempDir Path directory;

  private SettingsFile file(String name) {
    return new SettingsFile(directory.resolve(name), _ -> Json.of(List.of()));
  }

  @Test
  void json_is_read_as_json_and_the_rest_as_yaml() throws IOException, SettingsInvalid {
    Files.writeString(directory.resolve("s.json"), "{\"a\": {\"b\": 1}}");
    assertThat(file("s.json").read()).isEqualTo(SOME);
    Files.writeString(directory.resolve("s.yaml"), "whatever");
    assertThatThrownBy(() -> file("s.yaml").read())
        .hasMessage("names and values expected at the top, not array");
    assertThat(new SettingsFile(directory.resolve("s.yaml"), _ -> JsonNull.NULL).read())
        .isEqualTo(Settings.NONE);
  }

  @Test
  void malformed_settings_are_named() throws IOException {
    Files.writeString(directory.resolve("s.json"), "{");
    assertThatThrownBy(() -> file("s.json").read())
        .isInstanceOf(SettingsInvalid.class)
        .hasMessageContaining("line 1");
  }

  @Test
  void a_new_file_is_for_its_owner_only() throws IOException {
    SettingsFile file = file("deep/er/s.yaml");
    file.write(SOME);
    assertThat(file.text()).isEqualTo("a:\n  b: 1\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
  }

  @Test
  void an_old_file_keeps_permissions_and_a_link_stays_a_link() throws IOException {
    Path real = Files.writeString(directory.resolve("real.json"), "{}");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(directory.resolve("link.json"), real);
    file("link.json").write(SOME);
    assertThat(Files.isSymbolicLink(directory.resolve("link.json"))).isTrue();
    assertThat(real).hasContent("{\n  \"a\": {\n    \"b\": 1\n  }\n}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
    assertThat(directory).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void a_tilde_is_the_home_directory() {
    assertThat(SettingsFile.expand("~/x", "/home/me")).isEqualTo("/home/me/x");
    assertThat(SettingsFile.expand("~", "/home/me")).isEqualTo("/home/me");
    assertThat(SettingsFile.expand("~you/x", "/home/me")).isEqualTo("~you/x");
  }
}

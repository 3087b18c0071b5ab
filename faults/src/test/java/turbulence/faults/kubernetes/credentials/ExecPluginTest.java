package turbulence.faults.kubernetes.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.world.FakeWorld;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class ExecPluginTest {
  private static final String V1 = "client.authentication.k8s.io/v1";

  @TempDir Path folder;
  private final FakeWorld fake = new FakeWorld();

  private World world() {
    return fake.world(folder, Map.of("PATH", folder + ":/usr/bin:/bin", "FROM_US", "ours"));
  }

  private ExecSpec script(String text, JsonObject cluster) throws Exception {
    Path program = Files.writeString(folder.resolve("login"), "#!/bin/sh\n" + text);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return new ExecSpec(
        V1, List.of("login", "a b"), Map.of("MORE", "theirs"), "Never", "", cluster);
  }

  private ExecPlugin saying(String status) throws Exception {
    String answer = "{\"apiVersion\": \"" + V1 + "\", \"status\": " + status + "}";
    Files.writeString(folder.resolve("answer"), answer);
    return new ExecPlugin(world(), script("echo x >>ran; cat answer", null), null);
  }

  private int runs() throws Exception {
    return Files.readAllLines(folder.resolve("ran")).size();
  }

  @Test
  void it_is_told_what_it_needs() throws Exception {
    ExecSpec spec =
        script(
            "printf %s \"$KUBERNETES_EXEC_INFO\" >info\necho \"$1 $MORE $FROM_US\" >said\n"
                + "echo '{\"apiVersion\": \""
                + V1
                + "\", \"status\": {\"token\": \"t\"}}'",
            JsonObject.of("server", "https://x"));
    assertThat(new ExecPlugin(world(), spec, null).proof()).isEqualTo(Proof.token("t"));
    assertThat(folder.resolve("said")).hasContent("a b theirs ours");
    assertThat(JsonReader.read(Files.readString(folder.resolve("info"))))
        .isEqualTo(
            JsonReader.read(
                "{\"kind\": \"ExecCredential\", \"apiVersion\": \""
                    + V1
                    + "\", \"spec\": {\"cluster\": {\"server\": \"https://x\"}, \"interactive\":"
                    + " false}}"));
  }

  @Test
  void it_is_asked_again_when_its_answer_has_expired() throws Exception {
    ExecPlugin plugin =
        saying("{\"token\": \"t\", \"expirationTimestamp\": \"2026-01-01T00:10:00Z\"}");
    plugin.proof();
    plugin.proof();
    assertThat(runs()).isEqualTo(1);
    fake.advance(Duration.ofMinutes(11));
    plugin.proof();
    assertThat(runs()).isEqualTo(2);
  }

  @Test
  void it_is_asked_again_when_its_answer_was_refused() throws Exception {
    ExecPlugin plugin = saying("{\"token\": \"t\"}");
    Proof first = plugin.proof();
    assertThat(plugin.renew(first)).isTrue();
    plugin.proof();
    plugin.proof();
    assertThat(runs()).isEqualTo(2);
  }

  @Test
  void it_may_answer_with_a_certificate() throws Exception {
    JsonObject status =
        JsonObject.of(
            "clientCertificateData",
            Files.readString(CertifiedServer.file("ec.pem")),
            "clientKeyData",
            Files.readString(CertifiedServer.file("ec-sec1.key")));
    assertThat(saying(status.toString()).proof().key().subject()).isEqualTo("CN=ec-user");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | gives neither a token nor a certificate",
        "{\"clientKeyData\": \"x\"} | gives only one of clientCertificateData and clientKeyData",
        "{\"token\": \"t\", \"expirationTimestamp\": \"soon\"} | says that it expires at 'soon'",
        "broken | answers with something that is no JSON",
      })
  void a_wrong_answer_is_told_without_its_secrets(String status, String message) throws Exception {
    ExecPlugin plugin = saying(status);
    assertThatThrownBy(plugin::proof)
        .isInstanceOf(CredentialsUnusable.class)
        .hasMessageStartingWith("exec plug-in 'login' " + message);
  }

  @Test
  void what_it_says_when_it_fails_is_told() throws Exception {
    ExecPlugin plugin =
        new ExecPlugin(world(), script("echo log in first >&2; exit 3", null), null);
    assertThatThrownBy(plugin::proof)
        .hasMessage("exec plug-in 'login' ended with exit code 3: log in first");
    assertThat(fake.printed()).contains("log in first");
  }

  @Test
  void one_that_is_missing_is_named_with_the_way_to_get_it() {
    ExecSpec spec =
        new ExecSpec(V1, List.of("nobody-has-this"), Map.of(), "Never", "install it", null);
    assertThatThrownBy(new ExecPlugin(world(), spec, null)::proof)
        .hasMessageContaining("'nobody-has-this' is not installed")
        .hasMessageEndingWith("; install it");
    ExecSpec asking = new ExecSpec(V1, List.of("login"), Map.of(), "Always", "", null);
    assertThatThrownBy(new ExecPlugin(world(), asking, null)::proof)
        .hasMessageContaining("needs a terminal");
  }

  @Test
  void an_interrupt_ends_it() throws Exception {
    ExecPlugin plugin = new ExecPlugin(world(), script("exec sleep 60", null), null);
    Thread.currentThread().interrupt();
    assertThatThrownBy(plugin::proof).isInstanceOf(InterruptedException.class);
  }
}

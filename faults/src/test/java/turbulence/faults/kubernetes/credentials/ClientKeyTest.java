package turbulence.faults.kubernetes.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.experiment.http.Headers;
import turbulence.experiment.http.Trust;
import turbulence.experiment.http.Url;
import turbulence.experiment.world.SystemWorld;
import turbulence.faults.kubernetes.access.Access;
import turbulence.faults.kubernetes.cluster.Call;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.json.JsonObject;

class ClientKeyTest {
  private static String text(String file) throws Exception {
    return Files.readString(CertifiedServer.file(file));
  }

  private static ClientKey read(String certificate, String key) throws Exception {
    return ClientKey.read(text(certificate), text(key), certificate, key);
  }

  private static Cluster cluster(CertifiedServer server, Proof proof, String name)
      throws Exception {
    Trust trust = new Trust.Pem(text("ca.pem"));
    Access access =
        new Access(
            "test",
            "",
            Url.parse(server.url() + "/base/"),
            trust,
            name,
            null,
            Credentials.fixed(proof),
            Headers.NONE,
            "default");
    return Cluster.of(SystemWorld.create(), access);
  }

  @ParameterizedTest
  @CsvSource({
    "rsa.pem, rsa-pkcs1.key, 'O=testers,CN=rsa-user'",
    "rsa.pem, rsa-pkcs8.key, 'O=testers,CN=rsa-user'",
    "ec.pem, ec-sec1.key, CN=ec-user",
    "ec.pem, ec-pkcs8.key, CN=ec-user",
    "ed.pem, ed-pkcs8.key, CN=ed-user",
  })
  void a_server_believes_a_key_in_each_form(String certificate, String key, String subject)
      throws Exception {
    try (CertifiedServer server = new CertifiedServer()) {
      Cluster cluster = cluster(server, Proof.NONE.with(read(certificate, key)), "cluster.example");
      for (int i = 0; i < 3; i++) {
        JsonObject answer = cluster.object(Call.get("/api"));
        assertThat(answer).isEqualTo(JsonObject.of("user", subject));
      }
      assertThat(server.heads()).hasSize(3).allMatch(head -> head.startsWith("GET /base/api "));
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_server_of_another_name_gets_nothing() throws Exception {
    try (CertifiedServer server = new CertifiedServer()) {
      Proof proof = Proof.NONE.with(read("ec.pem", "ec-sec1.key"));
      assertThatThrownBy(() -> cluster(server, proof, null).object(Call.get("/api")))
          .isInstanceOf(ClusterFailed.class)
          .hasMessageContaining("127.0.0.1");
      assertThatThrownBy(() -> cluster(server, proof, "other.example").object(Call.get("/api")))
          .isInstanceOf(ClusterFailed.class)
          .hasMessageContaining("other.example");
      assertThat(server.heads()).isEmpty();
    }
  }

  @Test
  void without_a_certificate_the_server_refuses() throws Exception {
    try (CertifiedServer server = new CertifiedServer()) {
      assertThatThrownBy(
              () -> cluster(server, Proof.NONE, "cluster.example").object(Call.get("/api")))
          .isInstanceOf(ClusterFailed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa-encrypted.key", "rsa-encrypted8.key"})
  void an_encrypted_key_is_called_that(String key) {
    assertThatThrownBy(() -> read("rsa.pem", key))
        .isInstanceOf(CredentialsUnusable.class)
        .hasMessageContaining(key)
        .hasMessageContaining("encrypted");
  }

  @Test
  void what_does_not_fit_is_named() {
    assertThatThrownBy(() -> read("rsa.pem", "ec-pkcs8.key"))
        .hasMessage("ec-pkcs8.key cannot be used: it is no RSA key, as its certificate needs one");
    assertThatThrownBy(() -> read("rsa-pkcs8.key", "rsa-pkcs8.key"))
        .hasMessage("rsa-pkcs8.key holds no PEM certificate");
    assertThatThrownBy(() -> read("rsa.pem", "rsa.pem")).hasMessage("rsa.pem holds no PEM key");
  }
}

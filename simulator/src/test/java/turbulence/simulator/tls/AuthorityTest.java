package turbulence.simulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class AuthorityTest {
  private static final Authority AUTHORITY = Authority.create(Instant.now());

  private static X509Certificate parsed(Authority authority) throws GeneralSecurityException {
    byte[] pem = authority.pem().getBytes(StandardCharsets.US_ASCII);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }

  private static SSLContext trusting(Authority authority)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", parsed(authority));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /// What the client is told after a handshake, in which it checks the certificate and the name.
  private static int call(SSLContext client, String host, String protocol) throws Exception {
    try (SSLServerSocket door =
            (SSLServerSocket)
                AUTHORITY.serverContext().getServerSocketFactory().createServerSocket(0);
        ExecutorService server = Executors.newVirtualThreadPerTaskExecutor();
        Socket plain = new Socket("127.0.0.1", door.getLocalPort());
        SSLSocket socket =
            (SSLSocket) client.getSocketFactory().createSocket(plain, host, 443, true)) {
      Future<Boolean> served = server.submit(() -> serve(door));
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setProtocols(new String[] {protocol});
      socket.setSSLParameters(parameters);
      int answer = socket.getInputStream().read();
      assertThat(served.get(10, TimeUnit.SECONDS)).isTrue();
      return answer;
    }
  }

  private static boolean serve(SSLServerSocket door) throws IOException {
    try (Socket socket = door.accept()) {
      socket.getOutputStream().write(42);
    }
    return true;
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, TLSv1.3",
    "127.0.0.1, TLSv1.2",
    "kubernetes.default.svc, TLSv1.3",
    "::1, TLSv1.3",
  })
  void who_trusts_the_authority_trusts_the_server(String host, String protocol) throws Exception {
    assertThat(call(trusting(AUTHORITY), host, protocol)).isEqualTo(42);
  }

  @Test
  void the_server_does_not_speak_for_others() throws Exception {
    SSLContext client = trusting(AUTHORITY);
    assertThatThrownBy(() -> call(client, "example.org", "TLSv1.3"))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("example.org");
  }

  @Test
  void who_trusts_another_authority_does_not_trust_the_server() throws Exception {
    SSLContext client = trusting(Authority.create(Instant.now()));
    assertThatThrownBy(() -> call(client, "localhost", "TLSv1.3")).isInstanceOf(SSLException.class);
  }

  @Test
  void the_authority_signs_itself_and_is_one() throws Exception {
    Instant now = Instant.parse("2049-12-31T23:00:00Z");
    X509Certificate certificate = parsed(Authority.create(now));
    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
    assertThat(certificate.getKeyUsage()[5]).isTrue();
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=kubernetes");
    assertThat(certificate.getNotBefore().toInstant()).isEqualTo("2049-12-30T23:00:00Z");
    assertThat(certificate.getNotAfter().toInstant()).isEqualTo("2050-12-31T23:00:00Z");
    assertThat(certificate.getSerialNumber()).isNotEqualTo(parsed(AUTHORITY).getSerialNumber());
  }

  @Test
  void the_text_has_lines_that_every_reader_accepts() {
    assertThat(AUTHORITY.pem().lines())
        .startsWith("-----BEGIN CERTIFICATE-----")
        .endsWith("-----END CERTIFICATE-----")
        .allMatch(line -> line.length() <= 64);
    assertThat(AUTHORITY.pem()).endsWith("\n").doesNotContain("\r");
  }
}

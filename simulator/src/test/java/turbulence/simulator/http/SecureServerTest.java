package turbulence.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.simulator.tls.Authority;

/// The server behind TLS.
@Timeout(60)
class SecureServerTest {
  private static final Authority AUTHORITY = Authority.create(Instant.now());
  private final Echo echo = new Echo();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.start(0, AUTHORITY.serverContext(), echo);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    assertThat(server.connections()).isZero();
  }

  private static SSLContext trusting() throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    byte[] pem = AUTHORITY.pem().getBytes(StandardCharsets.US_ASCII);
    trusted.setCertificateEntry(
        "authority",
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private Wire wire() throws GeneralSecurityException, IOException {
    return new Wire(trusting().getSocketFactory().createSocket("127.0.0.1", server.port()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void a_usual_client_is_served(String host) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      for (int i = 0; i < 3; i++) {
        URI uri = URI.create("https://" + host + ":" + server.port() + "/body");
        HttpRequest request =
            HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(100_000)))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).hasSize(100_000);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
      }
      HttpRequest chunks =
          HttpRequest.newBuilder(URI.create("https://" + host + ":" + server.port() + "/chunks"))
              .build();
      assertThat(client.send(chunks, HttpResponse.BodyHandlers.ofString()).body())
          .isEqualTo("one2" + "three".repeat(50_000));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/watch", "/flood", "/sleep"})
  void closing_the_server_ends_what_handlers_do(String path) throws Exception {
    try (Wire wire = wire()) {
      wire.ask("GET", path);
      assertThat(echo.begun.await(10, TimeUnit.SECONDS)).isTrue();
      server.close();
      assertThat(echo.returned.getCount()).isZero();
      assertThat(wire.ends()).isTrue();
    }
  }

  @Test
  void the_handler_of_an_idle_watch_learns_that_its_client_left() throws Exception {
    try (Wire wire = wire()) {
      wire.ask("GET", "/watch").head();
      assertThat(wire.chunk()).isEqualTo("watching");
      assertThat(echo.begun.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(echo.returned.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_farewell_is_said_in_tls_too() throws Exception {
    try (Wire wire = wire()) {
      wire.send("GET /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(wire.answer().body()).isEqualTo("GET /x");
      assertThat(wire.socket.getInputStream().read()).isEqualTo(-1); // no truncation is reported
      assertThat(((SSLSocket) wire.socket).getSession().getProtocol()).isEqualTo("TLSv1.3");
    }
  }

  @Test
  void a_refusal_reaches_a_client_that_is_still_sending() throws Exception {
    try (Wire wire = wire()) {
      wire.send("POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n");
      assertThat(wire.send("x".repeat(4_000_000)).answer().status()).isEqualTo(413);
    }
  }

  @Test
  void a_client_without_tls_is_told_so() throws IOException {
    try (Wire wire = new Wire(server)) {
      wire.ask("GET", "/");
      assertThat(wire.head()).isEqualTo("HTTP/1.0 400 Bad Request\r\n\r\n");
      assertThat(wire.line()).isEqualTo("Client sent an HTTP request to an HTTPS server.\n");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void garbage_is_no_handshake(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 30; i++) {
      byte[] garbage = new byte[1 + random.nextInt(200)];
      random.nextBytes(garbage);
      garbage[0] = random.nextBoolean() ? 22 : garbage[0];
      try (Socket socket = new Socket("127.0.0.1", server.port());
          InputStream in = socket.getInputStream()) {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(garbage);
        socket.shutdownOutput();
        in.readAllBytes();
      } catch (java.net.SocketException e) {
        // A reset is an answer, too.
      }
    }
  }
}

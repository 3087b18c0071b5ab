package turbulence.experiment.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.experiment.world.World;

class TlsTest {
  private static final Path PEM = resource("localhost.pem");

  private final List<String> names = new CopyOnWriteArrayList<>();
  private RawServer server;

  @BeforeEach
  void start() throws Exception {
    char[] password = "changeit".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(resource("localhost.p12"))) {
      store.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    SSLServerSocket socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 9, InetAddress.getLoopbackAddress());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setSNIMatchers(List.of(noting()));
    socket.setSSLParameters(parameters);
    server =
        RawServer.on(
            socket,
            talk -> {
              talk.hear();
              talk.say(Exchanges.ok("safe"));
            });
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private SNIMatcher noting() {
    return new SNIMatcher(0) {
      @Override
      public boolean matches(SNIServerName name) {
        names.add(new String(name.getEncoded(), US_ASCII));
        return true;
      }
    };
  }

  private static Path resource(String name) {
    try {
      return Path.of(TlsTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private String url(String host) {
    return "https://" + host + ":" + server.port() + "/";
  }

  private String body(String host, Trust trust) throws Exception {
    return Exchanges.http().send(HttpRequest.of("GET", url(host)).with(trust)).body().text();
  }

  private static HttpFailed failure(ThrowingCallable call) {
    HttpFailed failure = catchThrowableOfType(HttpFailed.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }

  @ParameterizedTest
  @ValueSource(strings = {"REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"})
  void the_environment_names_whom_to_trust(String variable) throws Exception {
    assertThat(Exchanges.get(url("localhost"), variable, PEM.toString()).body().text())
        .isEqualTo("safe");
  }

  @Test
  void the_request_can_name_whom_to_trust(@TempDir Path folder) throws Exception {
    Files.copy(PEM, folder.resolve("0.pem"));
    assertThat(body("127.0.0.1", new Trust.Bundle(PEM))).isEqualTo("safe");
    assertThat(body("localhost", new Trust.Bundle(folder))).isEqualTo("safe");
    assertThat(body("localhost", new Trust.Pem("text\n" + Files.readString(PEM))))
        .isEqualTo("safe");
  }

  @Test
  void of_a_large_bundle_the_right_certificate_is_found(@TempDir Path folder) throws Exception {
    StringBuilder bundle = new StringBuilder();
    KeyStore java = KeyStore.getInstance(javaCertificates().toFile(), (char[]) null);
    for (String alias : Collections.list(java.aliases())) {
      bundle.append(pem(java.getCertificate(alias).getEncoded()));
    }
    Path large = Files.writeString(folder.resolve("large.pem"), bundle + Files.readString(PEM));
    Path others = Files.writeString(folder.resolve("others.pem"), bundle);
    assertThat(body("localhost", new Trust.Bundle(large))).isEqualTo("safe");
    assertThat(failure(() -> body("localhost", new Trust.Bundle(others))).reason())
        .isEqualTo(HttpFailed.Reason.UNREACHABLE);
  }

  private static Path javaCertificates() {
    return Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
  }

  private static String pem(byte[] certificate) {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(certificate)
        + "\n-----END CERTIFICATE-----\n";
  }

  @Test
  void nobody_is_trusted_without_reason() {
    HttpFailed failure = failure(() -> body("localhost", Trust.USUAL));
    assertThat(failure.reason()).isEqualTo(HttpFailed.Reason.UNREACHABLE);
    assertThat(failure)
        .hasMessage(
            "opening a connection to localhost:"
                + server.port()
                + " failed: nobody who is trusted here signed its certificate");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_certificate_of_another_name_is_refused() throws Exception {
    Http http = new Http(mapping(Exchanges.world()), "turbulence/test");
    HttpRequest request = HttpRequest.of("GET", url("other.example"));
    assertThat(failure(() -> http.send(request.with(new Trust.Bundle(PEM)))))
        .hasMessageContaining("other.example");
    assertThat(http.send(request.with(Trust.ANYONE)).body().text()).isEqualTo("safe");
    assertThat(names).containsExactly("other.example", "other.example");
  }

  @Test
  void names_are_announced_but_no_addresses_nor_what_tls_takes_for_no_name() throws Exception {
    Http http = new Http(mapping(Exchanges.world()), "turbulence/test");
    Trust trust = new Trust.Bundle(PEM);
    http.send(HttpRequest.of("GET", url("localhost")).with(trust));
    http.send(HttpRequest.of("GET", url("127.0.0.1")).with(trust));
    http.send(HttpRequest.of("GET", url("under_score.example")).with(Trust.ANYONE));
    assertThat(names).containsExactly("localhost");
  }

  @Test
  void a_context_of_the_callers_own_is_used() throws Exception {
    SSLContext empty = SSLContext.getInstance("TLS");
    empty.init(null, new TrustManager[] {new AnyoneTrust()}, null);
    assertThat(body("127.0.0.1", new Trust.Own(empty))).isEqualTo("safe");
  }

  @Test
  void a_tunnel_leads_through_a_proxy() throws Exception {
    try (RawServer proxy =
        RawServer.playing(talk -> {
          talk.hear();
          try (Socket inner = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            talk.say("HTTP/1.1 200 Go\r\nX: y\r\n\r\n");
            Thread back = new Thread(() -> pipe(inner, talk));
            back.start();
            talk.in().transferTo(inner.getOutputStream());
            back.join();
          }
        })) {
      String address = proxy.url("").replace("//", "//u:p@");
      HttpResponse response =
          Exchanges.get(url("localhost"), "HTTPS_PROXY", address, "SSL_CERT_FILE", PEM.toString());
      assertThat(response.body().text()).isEqualTo("safe");
      assertThat(proxy.request())
          .startsWith("CONNECT localhost:" + server.port() + " HTTP/1.1\r\n")
          .contains("Proxy-Authorization: Basic dTpw\r\n");
      assertThat(server.request()).startsWith("GET / HTTP/1.1\r\n").doesNotContain("Proxy-");
    }
  }

  private static void pipe(Socket from, RawServer.Talk to) {
    try {
      from.getInputStream().transferTo(to.out());
    } catch (IOException e) {
      return;
    }
  }

  @Test
  void plain_http_from_a_tls_port_and_the_other_way_round_is_a_failure() throws Exception {
    try (RawServer plain = RawServer.answering(Exchanges.ok(""))) {
      String https = plain.url("/").replace("http:", "https:");
      HttpRequest request = HttpRequest.of("GET", https).with(Trust.ANYONE).with(Exchanges.SOON);
      assertThat(failure(() -> Exchanges.http().send(request)).reason())
          .isIn(HttpFailed.Reason.UNREACHABLE, HttpFailed.Reason.TIMED_OUT);
    }
    String http = url("localhost").replace("https:", "http:");
    assertThat(failure(() -> Exchanges.get(http)).reason()).isEqualTo(HttpFailed.Reason.CUT);
  }

  @Test
  void a_bundle_that_is_none_is_named(@TempDir Path folder) throws Exception {
    Path none = Files.writeString(folder.resolve("none.pem"), "nothing");
    Path cut = Files.writeString(folder.resolve("cut.pem"), "-----BEGIN CERTIFICATE-----\nAAAA");
    Path wild = Files.writeString(folder.resolve("wild.pem"), pem(new byte[] {1, 2, 3}));
    for (Path path : List.of(none, cut, folder.resolve("absent.pem"))) {
      HttpFailed failure = failure(() -> body("localhost", new Trust.Bundle(path)));
      assertThat(failure.reason()).isEqualTo(HttpFailed.Reason.INVALID);
      assertThat(failure).hasMessageContaining(path.toString());
    }
    assertThat(failure(() -> body("localhost", new Trust.Bundle(wild))).reason())
        .isEqualTo(HttpFailed.Reason.UNREACHABLE);
  }

  /// A world in which every name is this machine.
  private static World mapping(World world) {
    return new World(
        world.clock(),
        world.nanos(),
        world.random(),
        world.sleeper(),
        world.environment(),
        world.root(),
        (host, port, time) ->
            SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .socket(),
        world.output());
  }
}

package turbulence.experiment.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.World;

/// Lays TLS over a connection. What is trusted is read once for each way to trust.
final class Tls {
  private static final List<String> BUNDLES =
      List.of("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE");

  private final World world;
  private final Map<Trust, SSLContext> contexts = new HashMap<>();

  Tls(World world) {
    this.world = world;
  }

  SSLSocket over(Socket socket, Url server, Trust trust) throws IOException {
    SSLContext context = context(trust);
    String host = expected(server, trust);
    SSLSocket secure =
        (SSLSocket) context.getSocketFactory().createSocket(socket, host, server.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    if (!(ofServer(trust) instanceof Trust.Anyone)) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    SNIHostName name = name(host);
    if (name != null) {
      parameters.setServerNames(List.of(name));
    }
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  private static String expected(Url server, Trust trust) {
    return trust instanceof Trust.Particular particular && particular.name() != null
        ? particular.name()
        : server.host();
  }

  /// What is left of a trust when we show nothing and expect no particular name.
  static Trust ofServer(Trust trust) {
    return trust instanceof Trust.Particular particular ? particular.server() : trust;
  }

  private synchronized SSLContext context(Trust trust) throws HttpFailed {
    SSLContext known = contexts.get(trust);
    if (known == null) {
      known = make(trust);
      contexts.put(trust, known);
    }
    return known;
  }

  private SSLContext make(Trust trust) throws HttpFailed {
    if (trust instanceof Trust.Own own) {
      return own.context();
    }
    if (trust instanceof Trust.Particular particular) {
      return showing(particular.key(), manager(particular.server()));
    }
    return showing(null, manager(trust));
  }

  // No switch over patterns: linking one takes 10 ms of a short run.
  private @Nullable TrustManager manager(Trust trust) throws HttpFailed {
    if (trust instanceof Trust.Anyone) {
      return new AnyoneTrust();
    }
    if (trust instanceof Trust.Bundle bundle) {
      return new BundleTrust(PemBundle.read(bundle.path()));
    }
    return trust instanceof Trust.Pem pem ? new BundleTrust(PemBundle.read(pem.text())) : usual();
  }

  private @Nullable TrustManager usual() throws HttpFailed {
    for (String name : BUNDLES) {
      String path = world.environment().getOrDefault(name, "");
      if (!path.isEmpty()) {
        return new BundleTrust(PemBundle.read(world.resolve(path)));
      }
    }
    return null;
  }

  /// With no manager, Java's own: only then are its certificates read.
  private static SSLContext showing(@Nullable KeyManager key, @Nullable TrustManager manager)
      throws HttpFailed {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          key == null ? null : new KeyManager[] {key},
          manager == null ? null : new TrustManager[] {manager},
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new HttpFailed(HttpFailed.Reason.INVALID, "TLS cannot be set up: " + e, e);
    }
  }

  /// The name to announce; an address has none.
  private static @Nullable SNIHostName name(String host) {
    if (host.indexOf(':') >= 0 || Ipv4.isAddress(host)) {
      return null;
    }
    String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    try {
      return new SNIHostName(bare.getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      // What TLS does not take for a name is not announced; whether it is right is checked later.
      return null;
    }
  }
}

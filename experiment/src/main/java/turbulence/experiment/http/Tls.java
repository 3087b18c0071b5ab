package turbulence.experiment.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    SSLSocket secure =
        (SSLSocket)
            context.getSocketFactory().createSocket(socket, server.host(), server.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    if (!(trust instanceof Trust.Anyone)) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    SNIHostName name = name(server.host());
    if (name != null) {
      parameters.setServerNames(List.of(name));
    }
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  private synchronized SSLContext context(Trust trust) throws HttpFailed {
    SSLContext known = contexts.get(trust);
    if (known == null) {
      known = make(trust);
      contexts.put(trust, known);
    }
    return known;
  }

  // No switch over patterns: linking one takes 10 ms of a short run.
  private SSLContext make(Trust trust) throws HttpFailed {
    if (trust instanceof Trust.Own own) {
      return own.context();
    }
    if (trust instanceof Trust.Anyone) {
      return trusting(new AnyoneTrust());
    }
    if (trust instanceof Trust.Bundle bundle) {
      return trusting(new BundleTrust(PemBundle.read(bundle.path())));
    }
    return trust instanceof Trust.Pem pem
        ? trusting(new BundleTrust(PemBundle.read(pem.text())))
        : usual();
  }

  private SSLContext usual() throws HttpFailed {
    for (String name : BUNDLES) {
      String path = world.environment().getOrDefault(name, "");
      if (!path.isEmpty()) {
        return trusting(new BundleTrust(PemBundle.read(world.resolve(path))));
      }
    }
    return trusting(null);
  }

  /// With no manager, Java's own: only then are its certificates read.
  private static SSLContext trusting(@Nullable TrustManager manager) throws HttpFailed {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, manager == null ? null : new TrustManager[] {manager}, null);
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

package turbulence.experiment.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.security.auth.x500.X500Principal;

/// Trusts what a bundle holds. Of a bundle of 150 certificates only those are read whose bytes hold
/// a name of the chain that is shown; when these do not do, all are.
final class BundleTrust extends X509ExtendedTrustManager {
  private final List<byte[]> certificates;

  BundleTrust(List<byte[]> certificates) {
    this.certificates = List.copyOf(certificates);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    List<byte[]> likely = likely(chain);
    if (likely.size() < certificates.size()) {
      try {
        manager(likely).checkServerTrusted(chain, authType, socket);
        return;
      } catch (CertificateException e) {
        // Names can be written in more ways than one, so all get a try before the chain is refused.
      }
    }
    manager(certificates).checkServerTrusted(chain, authType, socket);
  }

  private List<byte[]> likely(X509Certificate[] chain) {
    List<String> names = new ArrayList<>();
    for (X509Certificate shown : chain) {
      names.add(bytes(shown.getIssuerX500Principal()));
      names.add(bytes(shown.getSubjectX500Principal()));
    }
    List<byte[]> likely = new ArrayList<>();
    for (byte[] certificate : certificates) {
      String text = new String(certificate, StandardCharsets.ISO_8859_1);
      if (names.stream().anyMatch(text::contains)) {
        likely.add(certificate);
      }
    }
    return likely;
  }

  private static String bytes(X500Principal name) {
    return new String(name.getEncoded(), StandardCharsets.ISO_8859_1);
  }

  private static X509ExtendedTrustManager manager(List<byte[]> certificates)
      throws CertificateException {
    if (certificates.isEmpty()) {
      throw new CertificateException("no trusted certificate has the issuer's name");
    }
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (int i = 0; i < certificates.size(); i++) {
        ByteArrayInputStream in = new ByteArrayInputStream(certificates.get(i));
        store.setCertificateEntry(Integer.toString(i), factory.generateCertificate(in));
      }
      TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
      managers.init(store);
      return (X509ExtendedTrustManager) managers.getTrustManagers()[0];
    } catch (CertificateException e) {
      throw e;
    } catch (GeneralSecurityException | IOException e) {
      throw new CertificateException(e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("only sockets are served");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("only sockets are served");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("only servers are checked");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("only servers are checked");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("only servers are checked");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}

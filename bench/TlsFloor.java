import java.io.FileInputStream;
import java.io.InputStream;
import java.net.URI;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The floor under a run over HTTPS: one request to a server whose certificate is in a file. It
/// does not change in a commit that changes a figure.
final class TlsFloor {
  public static void main(String... args) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream pem = new FileInputStream(args[1])) {
      trusted.setCertificateEntry(
          "stub", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    HttpsURLConnection call = (HttpsURLConnection) URI.create(args[0]).toURL().openConnection();
    call.setSSLSocketFactory(tls.getSocketFactory());
    try (InputStream body = call.getInputStream()) {
      System.out.println(call.getResponseCode() + " " + body.readAllBytes().length);
    }
  }
}

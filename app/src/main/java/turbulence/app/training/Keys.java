package turbulence.app.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A key for a server on this machine, and its certificate for those who call.
///
/// @param certificate a PEM file
record Keys(KeyStore store, Path certificate) {
  private static final String PASSWORD = "only for a moment";

  /// Makes both in that directory. Java has no other way to make a certificate than its program for
  /// that.
  static Keys make(Path place) throws IOException, InterruptedException, GeneralSecurityException {
    Path file = place.resolve("keys");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    new ProcessBuilder(
            keytool,
            "-genkeypair",
            "-alias",
            "stub",
            "-keyalg",
            "RSA",
            "-keysize",
            "2048",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=ip:127.0.0.1",
            "-validity",
            "2",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD,
            "-J-XX:TieredStopAtLevel=1")
        .redirectErrorStream(true)
        .redirectOutput(place.resolve("keytool").toFile())
        .start()
        .waitFor();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    Path certificate = place.resolve("certificate.pem");
    Files.writeString(certificate, pem("CERTIFICATE", store.getCertificate("stub").getEncoded()));
    return new Keys(store, certificate);
  }

  private static String pem(String kind, byte[] content) {
    String lines = Base64.getMimeEncoder().encodeToString(content);
    return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
  }

  /// The key as a PEM text.
  String privateKey() throws GeneralSecurityException {
    return pem("PRIVATE KEY", store.getKey("stub", PASSWORD.toCharArray()).getEncoded());
  }

  /// Makes the sockets of a server that has the key, and believes who has it too.
  ServerSocketFactory doors() throws GeneralSecurityException {
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
    return context.getServerSocketFactory();
  }
}

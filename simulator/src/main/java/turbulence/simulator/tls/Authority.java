package turbulence.simulator.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// A certificate authority that has signed one certificate, the API server's, and forgot its key.
///
/// @param pem the authority's certificate, which clients have to trust
/// @param serverContext has the server's key; trusts no client's certificate
public record Authority(String pem, SSLContext serverContext) {
  private static final String NAME = "kubernetes";
  private static final List<String> HOSTS =
      List.of(
          "localhost",
          "kubernetes",
          "kubernetes.default",
          "kubernetes.default.svc",
          "kubernetes.default.svc.cluster.local");
  private static final List<String> ADDRESSES = List.of("127.0.0.1", "10.96.0.1", "::1");

  /// Valid from a day before that instant, by the clients' clocks, to a year after it.
  public static Authority create(Instant now) {
    try {
      SecureRandom random = new SecureRandom();
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair own = generator.generateKeyPair();
      KeyPair servers = generator.generateKeyPair();
      byte[] authority = authority(own, random, now);
      return new Authority(
          pem(authority), context(servers, server(servers, own, random, now), random));
    } catch (GeneralSecurityException | UnknownHostException e) {
      throw new IllegalStateException("this Java cannot make certificates", e);
    }
  }

  private static byte[] authority(KeyPair own, SecureRandom random, Instant now)
      throws GeneralSecurityException {
    return new Certificate(
            serial(random),
            NAME,
            own.getPublic(),
            now,
            List.of(
                Extension.isAuthority(),
                Extension.signsCertificates(),
                Extension.subjectKey(Certificate.identifier(own.getPublic()))))
        .signed(NAME, own);
  }

  private static byte[] server(KeyPair servers, KeyPair own, SecureRandom random, Instant now)
      throws GeneralSecurityException, UnknownHostException {
    return new Certificate(
            serial(random),
            "kube-apiserver",
            servers.getPublic(),
            now,
            List.of(
                Extension.isNoAuthority(),
                Extension.signsHandshakes(),
                Extension.isServer(),
                Extension.names(HOSTS, ADDRESSES),
                Extension.subjectKey(Certificate.identifier(servers.getPublic())),
                Extension.issuerKey(Certificate.identifier(own.getPublic()))))
        .signed(NAME, own);
  }

  private static BigInteger serial(SecureRandom random) {
    return new BigInteger(120, random).setBit(120);
  }

  private static SSLContext context(KeyPair keys, byte[] certificate, SecureRandom random)
      throws GeneralSecurityException {
    X509Certificate parsed =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate));
    SSLContext context = SSLContext.getInstance("TLS");
    // No trust managers at all: the usual ones read a file with a hundred certificates first.
    context.init(
        new KeyManager[] {new OneKey(keys.getPrivate(), parsed)}, new TrustManager[0], random);
    return context;
  }

  private static String pem(byte[] certificate) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN CERTIFICATE-----\n"
        + lines.encodeToString(certificate)
        + "\n-----END CERTIFICATE-----\n";
  }
}

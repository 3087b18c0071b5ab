package turbulence.faults.kubernetes.credentials;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// A client certificate, those that vouch for it, and its key. It is shown to whoever asks for one,
/// whomever they say they believe. Equal to another when both show the same.
public final class ClientKey extends X509ExtendedKeyManager {
  private static final String ALIAS = "client";

  private final X509Certificate[] chain;
  private final PrivateKey key;

  private ClientKey(X509Certificate[] chain, PrivateKey key) {
    this.chain = chain;
    this.key = key;
  }

  /// Reads both from PEM text.
  ///
  /// @param certificateFrom what messages call where the certificate comes from
  /// @param keyFrom what they call where the key comes from
  public static ClientKey read(
      String certificate, String key, String certificateFrom, String keyFrom)
      throws CredentialsUnusable {
    X509Certificate[] chain = chain(certificate, certificateFrom);
    return new ClientKey(chain, key(key, chain[0], keyFrom));
  }

  private static X509Certificate[] chain(String text, String from) throws CredentialsUnusable {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Pem block : Pem.read(text)) {
        if (block.title().equals("CERTIFICATE")) {
          ByteArrayInputStream in = new ByteArrayInputStream(block.content());
          chain.add((X509Certificate) factory.generateCertificate(in));
        }
      }
    } catch (CertificateException e) {
      throw new CredentialsUnusable(from + " holds no certificate that can be read", e);
    } catch (CredentialsUnusable e) {
      throw new CredentialsUnusable(from + " cannot be used: " + e.getMessage(), e);
    }
    if (chain.isEmpty()) {
      throw new CredentialsUnusable(from + " holds no PEM certificate");
    }
    return chain.toArray(new X509Certificate[0]);
  }

  private static PrivateKey key(String text, X509Certificate certificate, String from)
      throws CredentialsUnusable {
    try {
      for (Pem block : Pem.read(text)) {
        if (block.isKey()) {
          return PrivateKeys.read(block, certificate.getPublicKey());
        }
      }
    } catch (CredentialsUnusable e) {
      throw new CredentialsUnusable(from + " cannot be used: " + e.getMessage(), e);
    }
    throw new CredentialsUnusable(from + " holds no PEM key");
  }

  /// Whose certificate it is, such as `CN=kubernetes-admin`.
  public String subject() {
    return chain[0].getSubjectX500Principal().getName();
  }

  private @Nullable String alias(String... types) {
    for (String type : types) {
      if (type.startsWith(key.getAlgorithm())) {
        return ALIAS;
      }
    }
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return alias(types);
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return alias(types);
  }

  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    String alias = alias(type);
    return alias == null ? null : new String[] {alias};
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return chain.clone();
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return key;
  }

  @Override
  public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClientKey that
        && Arrays.equals(chain, that.chain)
        && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(chain);
  }
}

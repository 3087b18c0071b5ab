package turbulence.experiment.http;

import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Whom to believe when TLS shows a certificate.
public sealed interface Trust {
  Trust USUAL = new Usual();

  /// Nobody's certificate is looked at.
  Trust ANYONE = new Anyone();

  /// Whom `REQUESTS_CA_BUNDLE`, `CURL_CA_BUNDLE` or `SSL_CERT_FILE` name, else whom Java trusts.
  record Usual() implements Trust {}

  /// Only whom this PEM file, or the files of this directory, hold.
  record Bundle(Path path) implements Trust {}

  /// Only whom this PEM text holds.
  record Pem(String text) implements Trust {
    @Override
    public String toString() {
      return "Pem";
    }
  }

  /// Whoever comes.
  record Anyone() implements Trust {}

  /// What another trust says, and besides what we show and whom we expect. A proxy on the way hears
  /// nothing of either.
  ///
  /// @param key the client certificate to show, when the server asks for one
  /// @param name what the server is called, when it is not the host of the URL
  record Particular(Trust server, @Nullable X509ExtendedKeyManager key, @Nullable String name)
      implements Trust {}

  /// What the caller has set up, client certificate included.
  record Own(SSLContext context) implements Trust {}
}

package turbulence.faults.kubernetes.credentials;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// One block of PEM text.
final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private final String title;
  private final byte[] content;
  private final boolean encrypted;

  private Pem(String title, byte[] content, boolean encrypted) {
    this.title = title;
    this.content = content;
    this.encrypted = encrypted;
  }

  /// Such as `CERTIFICATE`.
  String title() {
    return title;
  }

  /// To be read only.
  byte[] content() {
    return content;
  }

  /// Whether it says that its content is, in the way of old tools.
  boolean isEncrypted() {
    return encrypted;
  }

  /// All blocks in their order; what stands between them is passed over.
  static List<Pem> read(String text) throws CredentialsUnusable {
    List<Pem> blocks = new ArrayList<>();
    for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + 1)) {
      int titleEnd = text.indexOf(DASHES, at + BEGIN.length());
      int end = titleEnd < 0 ? -1 : text.indexOf(END, titleEnd);
      if (end < 0) {
        throw new CredentialsUnusable("its PEM text has no end");
      }
      String title = text.substring(at + BEGIN.length(), titleEnd);
      blocks.add(block(title, text.substring(titleEnd + DASHES.length(), end)));
    }
    return blocks;
  }

  private static Pem block(String title, String inner) throws CredentialsUnusable {
    try {
      byte[] content = Base64.getMimeDecoder().decode(inner);
      return new Pem(title, content, inner.contains("ENCRYPTED"));
    } catch (IllegalArgumentException e) {
      throw new CredentialsUnusable("its PEM text is no base64", e);
    }
  }

  boolean isKey() {
    return title.endsWith("PRIVATE KEY");
  }
}

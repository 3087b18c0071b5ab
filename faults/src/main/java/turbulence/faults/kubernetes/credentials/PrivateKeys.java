package turbulence.faults.kubernetes.credentials;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/// Private keys in the forms that kubeconfig files have: PKCS#8, PKCS#1 of RSA, SEC1 of elliptic
/// curves. Java reads the first; the others become it by being wrapped.
final class PrivateKeys {
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final byte[] VERSION = {0x02, 0x01, 0x00};

  private PrivateKeys() {}

  /// @param of the public key that it belongs to, which says how to read it
  static PrivateKey read(Pem block, PublicKey of) throws CredentialsUnusable {
    if (block.isEncrypted() || block.title().startsWith("ENCRYPTED")) {
      throw new CredentialsUnusable("it is encrypted; decrypt it, with `openssl pkey`");
    }
    byte[] encoded =
        switch (block.title()) {
          case "PRIVATE KEY" -> block.content();
          case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> wrapped(block.content(), of);
          default -> throw new CredentialsUnusable("no key is called " + block.title());
        };
    try {
      return KeyFactory.getInstance(of.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new CredentialsUnusable(
          "it is no " + of.getAlgorithm() + " key, as its certificate needs one", e);
    }
  }

  /// What kind of key it is, down to the curve, the public key says in the same words.
  private static byte[] wrapped(byte[] key, PublicKey of) throws CredentialsUnusable {
    byte[] encoded = of.getEncoded();
    int start = contentAt(encoded, 0);
    if (start < 0 || start >= encoded.length || encoded[start] != SEQUENCE) {
      throw new CredentialsUnusable("it belongs to a certificate of an unknown kind");
    }
    int content = contentAt(encoded, start);
    byte[] algorithm = Arrays.copyOfRange(encoded, start, content + length(encoded, start));
    return tagged(SEQUENCE, VERSION, algorithm, tagged(OCTETS, key));
  }

  private static int contentAt(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
  }

  private static int length(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < (first & 0x7f); i++) {
      length = (length << 8) | (der[at + 2 + i] & 0xff);
    }
    return length;
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else {
      int bytes = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
      out.write(0x80 | bytes);
      for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
        out.write(length >> shift);
      }
    }
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}

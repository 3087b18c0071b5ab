package turbulence.simulator.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a certificate (RFC 5280) says; signed with ECDSA and SHA-256.
record Certificate(
    BigInteger serial, String subject, PublicKey key, Instant now, List<byte[]> extensions) {
  private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
  private static final Duration VALID = Duration.ofDays(365);

  /// The whole certificate, signed by an issuer.
  byte[] signed(String issuer, KeyPair by) throws GeneralSecurityException {
    byte[] content =
        Der.sequence(
            Der.tagged(0xa0, Der.integer(BigInteger.TWO)), // version 3
            Der.integer(serial),
            ECDSA_WITH_SHA256,
            name(issuer),
            Der.sequence(Der.time(now.minus(CLOCKS_DIFFER)), Der.time(now.plus(VALID))),
            name(subject),
            key.getEncoded(),
            Der.tagged(0xa3, Der.sequence(extensions.toArray(new byte[0][]))));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(by.getPrivate());
    signature.update(content);
    return Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
  }

  private static byte[] name(String common) {
    return Der.sequence(Der.set(Der.sequence(Der.oid(2, 5, 4, 3), Der.text(common))));
  }

  /// What a key is called in certificates.
  static byte[] identifier(PublicKey key) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
  }
}

package turbulence.simulator.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Extensions of certificates, by their numbers below `id-ce`.
final class Extension {
  private Extension() {}

  static byte[] isAuthority() {
    return critical(19, Der.sequence(Der.truth()));
  }

  static byte[] signsCertificates() {
    return critical(15, Der.bits(1, new byte[] {(byte) 0x06})); // keyCertSign, cRLSign
  }

  static byte[] isNoAuthority() {
    return critical(19, Der.sequence());
  }

  static byte[] signsHandshakes() {
    return critical(15, Der.bits(7, new byte[] {(byte) 0x80})); // digitalSignature
  }

  static byte[] isServer() {
    return plain(37, Der.sequence(Der.oid(1, 3, 6, 1, 5, 5, 7, 3, 1)));
  }

  static byte[] subjectKey(byte[] identifier) {
    return plain(14, Der.octets(identifier));
  }

  static byte[] issuerKey(byte[] identifier) {
    return plain(35, Der.sequence(Der.tagged(0x80, identifier)));
  }

  /// Host names, and addresses in figures.
  static byte[] names(List<String> hosts, List<String> addresses) throws UnknownHostException {
    byte[][] names = new byte[hosts.size() + addresses.size()][];
    int at = 0;
    for (String host : hosts) {
      names[at++] = Der.tagged(0x82, host.getBytes(StandardCharsets.US_ASCII));
    }
    for (String address : addresses) {
      names[at++] = Der.tagged(0x87, InetAddress.ofLiteral(address).getAddress());
    }
    return plain(17, Der.sequence(names));
  }

  private static byte[] plain(int number, byte[] value) {
    return Der.sequence(Der.oid(2, 5, 29, number), Der.octets(value));
  }

  private static byte[] critical(int number, byte[] value) {
    return Der.sequence(Der.oid(2, 5, 29, number), Der.truth(), Der.octets(value));
  }
}

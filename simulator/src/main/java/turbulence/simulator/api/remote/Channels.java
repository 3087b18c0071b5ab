package turbulence.simulator.api.remote;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// The numbered streams in the messages of a WebSocket.
final class Channels {
  static final int STDIN = 0;
  static final int STDOUT = 1;
  static final int STDERR = 2;
  static final int ERROR = 3;
  static final int RESIZE = 4;
  private static final int CLOSE = 255;

  private final Protocol protocol;

  Channels(Protocol protocol) {
    this.protocol = protocol;
  }

  /// Who is told what a message means.
  interface Ear {
    void heard(int channel, byte[] bytes);

    void closed(int channel);
  }

  /// A message that carries these bytes on that stream.
  byte[] message(int channel, byte[] bytes) {
    byte[] carried = protocol.isText() ? Base64.getEncoder().encode(bytes) : bytes;
    byte[] message = new byte[carried.length + 1];
    message[0] = (byte) (protocol.isText() ? '0' + channel : channel);
    System.arraycopy(carried, 0, message, 1, carried.length);
    return message;
  }

  /// Tells what a client's message means; what means nothing is passed over.
  void read(byte[] message, Ear ear) {
    if (message.length == 0) {
      return;
    }
    int first = message[0] & 0xff;
    byte[] rest = Arrays.copyOfRange(message, 1, message.length);
    if (protocol.closesStreams() && first == CLOSE) {
      if (rest.length == 1) {
        ear.closed(rest[0] & 0xff);
      }
      return;
    }
    int channel = protocol.isText() ? first - '0' : first;
    if (channel < STDIN || channel > RESIZE) {
      return;
    }
    try {
      ear.heard(channel, protocol.isText() ? Base64.getDecoder().decode(rest) : rest);
    } catch (IllegalArgumentException notBase64) {
      assert !new String(rest, StandardCharsets.ISO_8859_1).isEmpty();
    }
  }
}

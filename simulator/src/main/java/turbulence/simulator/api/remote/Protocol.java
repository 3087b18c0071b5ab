package turbulence.simulator.api.remote;

import java.util.List;
import java.util.Optional;

/// How streams share the messages of a WebSocket: the first byte of a message is the stream's
/// number.
enum Protocol {
  FIRST("channel.k8s.io", 1, false),
  FIRST_IN_TEXT("base64.channel.k8s.io", 1, true),
  FOURTH("v4.channel.k8s.io", 4, false),
  FOURTH_IN_TEXT("v4.base64.channel.k8s.io", 4, true),
  FIFTH("v5.channel.k8s.io", 5, false);

  private final String word;
  private final int version;
  private final boolean text;

  Protocol(String word, int version, boolean text) {
    this.word = word;
    this.version = version;
    this.text = text;
  }

  /// The one to speak with a client that offers these; the newest comes first whatever the client
  /// likes better, as it leads to another part of a real server. Without an offer it is the first
  /// one.
  static Optional<Protocol> of(List<String> offered) {
    if (offered.isEmpty()) {
      return Optional.of(FIRST);
    } else if (offered.contains(FIFTH.word)) {
      return Optional.of(FIFTH);
    }
    return offered.stream()
        .flatMap(word -> List.of(values()).stream().filter(each -> each.word.equals(word)))
        .findFirst();
  }

  String word() {
    return word;
  }

  /// Whether messages are text, with the stream's number as a digit before Base64.
  boolean isText() {
    return text;
  }

  /// Whether the end is told as a Status; else an error is told in words, and success not at all.
  boolean tellsStatus() {
    return version >= 4;
  }

  /// Whether a client may close one stream.
  boolean closesStreams() {
    return version >= 5;
  }
}

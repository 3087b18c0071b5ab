package turbulence.simulator.protobuf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The messages of Kubernetes 1.36, by name and by kind.
///
/// They lie in one text, a message to a line, and a line is read when the message is first met.
final class Messages {
  private static final String RESOURCE = "messages.txt";
  private static final String META = "meta.k8s.io/v1";

  private final Map<String, String> lines = new HashMap<>();
  private final Map<String, String> kinds = new LinkedHashMap<>();
  private final Map<String, Message> known = new ConcurrentHashMap<>();

  Messages(String text) {
    String prefix = "";
    String apiVersion = "";
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("= ")) {
        int space = line.indexOf(' ', 2);
        prefix = line.substring(2, space);
        apiVersion = line.substring(space + 1);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        register(prefix, apiVersion, line);
      }
    }
  }

  private void register(String prefix, String apiVersion, String line) {
    boolean kind = line.startsWith("!");
    int start = kind || line.startsWith("|") ? 1 : 0;
    int space = line.indexOf(' ');
    String name = line.substring(start, space < 0 ? line.length() : space);
    lines.put(prefix + "." + name, line);
    if (kind) {
      kinds.put(apiVersion + "/" + name, prefix + "." + name);
    }
  }

  /// The published ones.
  static Messages builtin() {
    return Published.MESSAGES;
  }

  /// The message of a kind. Options are of every version; without a version, the first of that kind
  /// is meant.
  Optional<Message> ofKind(String apiVersion, String kind) {
    String name = kinds.get(apiVersion + "/" + kind);
    if (name == null) {
      name = kinds.get(META + "/" + kind);
    }
    if (name == null && apiVersion.isEmpty() && !kind.isEmpty()) {
      name = first("/" + kind);
    }
    return name == null ? Optional.empty() : Optional.of(named(name));
  }

  private @Nullable String first(String end) {
    for (Map.Entry<String, String> kind : kinds.entrySet()) {
      if (kind.getKey().endsWith(end)) {
        return kind.getValue();
      }
    }
    return null;
  }

  /// The message of that full name, such as `core.v1.PodSpec`.
  Message named(String name) {
    Message met = known.get(name);
    return met != null ? met : known.computeIfAbsent(name, this::parse);
  }

  private Message parse(String name) {
    String line = lines.get(name);
    if (line == null) {
      throw new IllegalArgumentException("no such message: " + name);
    }
    return Message.parse(name.substring(0, name.lastIndexOf('.')), line);
  }

  /// Every name, for those who look at all.
  Iterable<String> names() {
    return lines.keySet();
  }

  /// Read when first asked for.
  private static final class Published {
    private static final Messages MESSAGES = read();

    private static Messages read() {
      try (@Nullable InputStream in = Messages.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException("the messages of Kubernetes are missing");
        }
        return new Messages(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }
}

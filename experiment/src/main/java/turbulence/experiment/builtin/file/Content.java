package turbulence.experiment.builtin.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What a file holds, told by a digest.
final class Content {
  /// The digest of a file that is not there.
  static final String NONE = "none";

  /// The digest of what is no plain file: a directory, a link, a device.
  static final String OTHER = "other";

  private Content() {}

  static String digest(byte @Nullable [] content) {
    return content == null ? NONE : named(sha256().digest(content));
  }

  /// The digest of what lies at that path now; a link is not followed.
  static String digest(Path path) throws IOException {
    try {
      if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isRegularFile()) {
        return OTHER;
      }
      return named(digestOf(path));
    } catch (NoSuchFileException e) {
      return NONE;
    }
  }

  /// The text that these bytes are in UTF-8, or null when they are none.
  static @Nullable String text(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /// The file that a new content is written to first. Its name follows from file and content, so
  /// that whoever cleans up after a killed process finds it.
  static Path temporary(Path path, String digest) {
    byte[] seed = (path.getFileName() + "\n" + digest).getBytes(StandardCharsets.UTF_8);
    String name = ".turbulence-" + HexFormat.of().formatHex(sha256().digest(seed), 0, 8);
    return path.resolveSibling(name);
  }

  private static byte[] digestOf(Path path) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(path)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return digest.digest();
  }

  private static String named(byte[] digest) {
    return "sha256:" + HexFormat.of().formatHex(digest);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

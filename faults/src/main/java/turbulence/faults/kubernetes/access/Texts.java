package turbulence.faults.kubernetes.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import turbulence.experiment.world.FileTrouble;

/// Texts that settings hold themselves, in base64, or name a file for.
final class Texts {
  private Texts() {}

  /// What the field `name-data` holds, else what the file that `name` names holds.
  static Optional<String> dataOrFile(Section section, String name) throws ClusterUnreachable {
    Optional<String> data = section.find(name + "-data");
    if (data.isPresent()) {
      return Optional.of(decoded(section, name + "-data", data.get()));
    }
    Optional<Path> file = section.file(name);
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(content(file.get(), section.where(name)));
  }

  private static String decoded(Section section, String name, String data)
      throws ClusterUnreachable {
    try {
      StringBuilder bare = new StringBuilder(data.length());
      data.chars().filter(c -> c > ' ').forEach(c -> bare.append((char) c));
      byte[] bytes = Base64.getDecoder().decode(bare.toString());
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      throw new ClusterUnreachable(section.where(name) + " is no base64", e);
    }
  }

  static String content(Path file, String where) throws ClusterUnreachable {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new ClusterUnreachable(
          where + " names a file that cannot be read: " + FileTrouble.words(e), e);
    }
  }
}

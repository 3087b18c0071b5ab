package turbulence.simulator.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// How clients find the simulator and prove that they may.
///
/// @param certificate of the authority that signed the server's, in PEM
/// @param token null when everybody may come in
record Kubeconfig(String url, String certificate, @Nullable String token) {
  private static final String MARK = "# Made by Turbulence's simulator, and good for nothing else.";
  private static final String OWNER = "# process ";
  private static final String NAME = "turbulence-simulator";

  String text() {
    String data =
        Base64.getEncoder().encodeToString(certificate.getBytes(StandardCharsets.US_ASCII));
    return MARK
        + "\n"
        + OWNER
        + ProcessHandle.current().pid()
        + "\napiVersion: v1\nkind: Config\nclusters:\n- name: "
        + NAME
        + "\n  cluster:\n    server: "
        + url
        + "\n    certificate-authority-data: "
        + data
        + "\nusers:\n- name: "
        + NAME
        + "\n  user:"
        + (token == null ? " {}" : "\n    token: " + token)
        + "\ncontexts:\n- name: "
        + NAME
        + "\n  context:\n    cluster: "
        + NAME
        + "\n    user: "
        + NAME
        + "\n    namespace: default\ncurrent-context: "
        + NAME
        + "\n";
  }

  /// Writes it so that only its owner can read it. A file that was not made by a simulator stays as
  /// it is: it may be how somebody finds a real cluster.
  void write(Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    if (Files.exists(whole) && !isOurs(whole)) {
      throw new IOException(
          file + " exists and was not made by a simulator: it is not overwritten");
    }
    refuseIfInUse(file);
    Path fresh =
        Files.createTempFile(
            whole.getParent(),
            ".kubeconfig",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(fresh, text());
      Files.move(fresh, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void refuseIfInUse(Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(OWNER)) {
        long owner = number(line.substring(OWNER.length()));
        boolean alive = ProcessHandle.of(owner).map(ProcessHandle::isAlive).orElse(false);
        if (alive && owner != ProcessHandle.current().pid()) {
          throw new IOException(file + " belongs to a simulator that runs as process " + owner);
        }
      }
    }
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits.strip());
    } catch (NumberFormatException edited) {
      return -1;
    }
  }

  private static boolean isOurs(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.readString(file).startsWith(MARK);
  }
}

package turbulence.experiment.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import turbulence.experiment.world.FileReplacement;
import turbulence.experiment.world.SteadyFile;

/// The folder of one run and the files in it.
record RunFolder(Path path) {
  private static final String OPENING = "{\"line\":\"" + Ledger.CLOSED + "\"";
  private static final int TAIL = 256;

  String id() {
    return String.valueOf(path.getFileName());
  }

  Path lock() {
    return path.resolve("owner.lock");
  }

  Path ledger() {
    return path.resolve("ledger.jsonl");
  }

  Path progress() {
    return path.resolve("progress.jsonl");
  }

  boolean hasProgress() {
    return Files.exists(progress());
  }

  /// Whether the ledger is there and does not end with the line that closes it. Looks at the end of
  /// the file only, since every run asks this of every folder.
  boolean hasOpenLedger() throws IOException {
    if (!Files.exists(ledger())) {
      return false;
    }
    try (SteadyFile file = SteadyFile.read(ledger())) {
      byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
      file.read(file.length() - tail.length, tail, tail.length);
      String text = new String(tail, StandardCharsets.UTF_8);
      int last = text.lastIndexOf('\n', text.length() - 2) + 1;
      return !(text.endsWith("\n") && text.startsWith(OPENING, last));
    }
  }

  /// Whether the ledger was written by the user that we are and by nobody else. What anybody could
  /// have written must not make us write to files.
  boolean isOurs() throws IOException {
    if (!Files.exists(ledger()) || !FileReplacement.isPosix(path)) {
      return true;
    }
    PosixFileAttributes ledger =
        Files.readAttributes(ledger(), PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return ledger.isRegularFile()
        && !ledger.permissions().contains(PosixFilePermission.GROUP_WRITE)
        && !ledger.permissions().contains(PosixFilePermission.OTHERS_WRITE)
        && ledger.owner().equals(ourselves());
  }

  /// Whoever owns a file that we make.
  private UserPrincipal ourselves() throws IOException {
    Path made = path.resolve("claim");
    Files.deleteIfExists(made);
    Files.createFile(made);
    UserPrincipal owner = Files.getOwner(made, LinkOption.NOFOLLOW_LINKS);
    Files.delete(made);
    return owner;
  }

  /// Removes the folder and what is in it.
  void delete() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(path);
  }
}

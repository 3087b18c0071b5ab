package turbulence.experiment.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The certificates of PEM text, decoded but not yet read: most of a large bundle is never needed.
final class PemBundle {
  private static final String BEGIN = "-----BEGIN ";
  private static final String TITLE = "CERTIFICATE-----";
  private static final String END = "-----END ";

  private PemBundle() {}

  static List<byte[]> read(Path path) throws HttpFailed {
    List<byte[]> certificates = new ArrayList<>();
    try {
      if (Files.isDirectory(path)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
          for (Path file : files) {
            if (Files.isRegularFile(file)) {
              certificates.addAll(parse(text(file), file.toString()));
            }
          }
        }
      } else {
        certificates.addAll(parse(text(path), path.toString()));
      }
    } catch (IOException e) {
      if (e instanceof HttpFailed failed) {
        throw failed;
      }
      throw new HttpFailed(
          HttpFailed.Reason.INVALID, "cannot read the CA certificates of " + path + ": " + e, e);
    }
    return some(certificates, path.toString());
  }

  static List<byte[]> read(String text) throws HttpFailed {
    return some(parse(text, "the given PEM text"), "the given PEM text");
  }

  private static List<byte[]> some(List<byte[]> certificates, String where) throws HttpFailed {
    if (certificates.isEmpty()) {
      throw HttpFailed.invalid("expected PEM certificates in " + where + ", found none");
    }
    return certificates;
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  private static List<byte[]> parse(String text, String where) throws HttpFailed {
    List<byte[]> certificates = new ArrayList<>();
    int at = text.indexOf(BEGIN);
    while (at >= 0) {
      int dashes = text.indexOf("-----", at + BEGIN.length());
      int end = dashes < 0 ? -1 : text.indexOf(END, dashes);
      if (end < 0) {
        throw HttpFailed.invalid("a PEM certificate of " + where + " has no end");
      }
      int start = dashes + 5;
      if (text.startsWith(TITLE, start - TITLE.length())) {
        certificates.add(decode(text.substring(start, end), where));
      }
      at = text.indexOf(BEGIN, end);
    }
    return certificates;
  }

  private static byte[] decode(String base64, String where) throws HttpFailed {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new HttpFailed(
          HttpFailed.Reason.INVALID, "a PEM certificate of " + where + " is no base64", e);
    }
  }
}

package turbulence.experiment.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.FileReplacement;
import turbulence.experiment.world.SteadyFile;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonWriter;
import turbulence.json.Limits;

/// A file of JSON objects, one to a line, that only grows. A line counts once its newline is there.
/// Shared between threads; an interrupt does not close it, as it would a channel.
final class LineFile implements Closeable {
  /// Our own lines may be larger and deeper than what people write: they wrap it.
  static final Limits LIMITS = new Limits(1L << 30, 1000, Long.MAX_VALUE);

  private final SteadyFile file;
  private long end;
  private boolean torn;

  private LineFile(SteadyFile file, long end) {
    this.file = file;
    this.end = end;
  }

  /// A new file for the owner's eyes only.
  static LineFile create(Path path) throws IOException {
    if (FileReplacement.isPosix(path)) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(path);
    }
    return new LineFile(SteadyFile.open(path), 0);
  }

  /// A file that another process wrote; the next line takes the place of a torn last one.
  static LineFile reopen(Path path) throws IOException {
    SteadyFile file = SteadyFile.open(path);
    try {
      long end = endOfLines(file);
      LineFile lines = new LineFile(file, end);
      lines.torn = end < file.length();
      return lines;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static long endOfLines(SteadyFile file) throws IOException {
    byte[] block = new byte[8192];
    for (long high = file.length(); high > 0; ) {
      long low = Math.max(0, high - block.length);
      file.read(low, block, (int) (high - low));
      for (int i = (int) (high - low) - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return low + i + 1;
        }
      }
      high = low;
    }
    return 0;
  }

  /// Writes all lines at once.
  ///
  /// @param lasting whether they shall outlive a loss of power from now on
  synchronized void append(List<JsonObject> lines, boolean lasting) throws IOException {
    byte[] bytes = bytes(lines);
    if (torn) {
      file.shorten(end);
    }
    torn = true;
    file.write(end, bytes);
    if (lasting) {
      file.sync();
    }
    end += bytes.length;
    torn = false;
  }

  private static byte[] bytes(List<JsonObject> lines) {
    StringBuilder text = new StringBuilder();
    for (JsonObject line : lines) {
      text.append(JsonWriter.compact(line)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /// One line as it was read.
  ///
  /// @param number from 1
  /// @param json null when it is no JSON object
  record Line(int number, @Nullable JsonObject json) {
    boolean is(String kind) {
      return json != null && kind.equals(json.text("line").orElse(null));
    }
  }

  /// Every line but a torn last one.
  static List<Line> read(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(new Line(lines.size() + 1, object(bytes, start, i)));
        start = i + 1;
      }
    }
    return lines;
  }

  /// Every line that is an object.
  static List<JsonObject> objects(Path path) throws IOException {
    List<JsonObject> objects = new ArrayList<>();
    for (Line line : read(path)) {
      if (line.json() != null) {
        objects.add(line.json());
      }
    }
    return objects;
  }

  private static @Nullable JsonObject object(byte[] bytes, int start, int end) {
    try {
      Json json = JsonReader.read(Arrays.copyOfRange(bytes, start, end), LIMITS);
      return json instanceof JsonObject object ? object : null;
    } catch (JsonMalformed e) {
      return null;
    }
  }
}

package turbulence.app.view;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Level;
import turbulence.experiment.event.Listener;
import turbulence.experiment.world.SteadyFile;
import turbulence.experiment.world.World;

/// The log file, appended to. Shared between threads.
///
/// Lines are gathered, because a write for each would cost a large run more than its activities do.
/// They are written at warnings and worse, before anything that may take long, after half a second,
/// and at the end. The stream is one that an interrupted thread may write to: a channel would
/// close.
public final class FileLog implements Listener, AutoCloseable {
  private static final long PATIENCE = 500_000_000L;
  private static final long SHORT_PATIENCE = 50_000_000L;

  private final World world;
  private final Level least;
  private final OutputStream file;
  private final Stamps stamps = Stamps.local();
  private final ReentrantLock lock = new ReentrantLock();
  private final byte[] gathered = new byte[1 << 15];
  private int size;
  private volatile long written;
  private @Nullable IOException trouble;

  private FileLog(World world, Level least, OutputStream file) {
    this.world = world;
    this.least = least;
    this.file = file;
    this.written = world.nanoTime();
  }

  /// Opens the file, which is made when it is not there.
  public static FileLog open(Path path, Level least, World world) throws IOException {
    return new FileLog(world, least, SteadyFile.append(path));
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Logged(Level level, String text)) {
      if (level.compareTo(least) >= 0) {
        add(level, text);
      }
    } else if (event instanceof Event.PauseStarted) {
      flush();
    } else if (event instanceof Event.ActivityStarted) {
      flushAfter(SHORT_PATIENCE);
    }
  }

  /// Writes text as it is, such as the trace of a bug.
  public void raw(String text) {
    lock.lock();
    try {
      gather(text);
      write();
    } finally {
      lock.unlock();
    }
  }

  public void flush() {
    flushAfter(0);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      write();
      file.close();
    } catch (IOException e) {
      trouble = e;
    } finally {
      lock.unlock();
    }
  }

  /// What kept lines from being written, or null.
  public @Nullable IOException trouble() {
    return trouble;
  }

  private void add(Level level, String text) {
    String line = LogLine.of(stamps.of(world.clock().millis()), level, text, true);
    lock.lock();
    try {
      gather(line);
      if (level.compareTo(Level.WARNING) >= 0) {
        write();
      }
    } finally {
      lock.unlock();
    }
    flushAfter(PATIENCE);
  }

  private void flushAfter(long patience) {
    if (world.nanoTime() - written < patience) {
      return;
    }
    lock.lock();
    try {
      write();
    } finally {
      lock.unlock();
    }
  }

  private void gather(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (size + bytes.length > gathered.length) {
      write();
    }
    if (bytes.length > gathered.length) {
      drain(bytes, bytes.length);
    } else {
      System.arraycopy(bytes, 0, gathered, size, bytes.length);
      size += bytes.length;
    }
  }

  private void write() {
    drain(gathered, size);
    size = 0;
    written = world.nanoTime();
  }

  /// A full disk must not stop a run, so trouble is kept for the end.
  private void drain(byte[] bytes, int length) {
    if (length == 0) {
      return;
    }
    try {
      file.write(bytes, 0, length);
    } catch (IOException e) {
      trouble = e;
    }
  }
}

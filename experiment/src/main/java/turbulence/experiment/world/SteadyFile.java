package turbulence.experiment.world;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// An open file that an interrupt does not close, as it would close a channel of this machine. The
/// file may be one of a world whose files are elsewhere, such as a simulated container.
public interface SteadyFile extends Closeable {
  /// Opens a file to read and to write, and makes it when it is not there.
  static SteadyFile open(Path path) throws IOException {
    return isHere(path)
        ? new Here(new RandomAccessFile(path.toFile(), "rw"))
        : new Elsewhere(
            Files.newByteChannel(
                path,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE));
  }

  /// Opens a file that is there to read only.
  static SteadyFile read(Path path) throws IOException {
    return isHere(path)
        ? new Here(new RandomAccessFile(path.toFile(), "r"))
        : new Elsewhere(Files.newByteChannel(path, StandardOpenOption.READ));
  }

  /// Opens a file to write at its end, and makes it when it is not there.
  static OutputStream append(Path path) throws IOException {
    return isHere(path)
        ? new FileOutputStream(path.toFile(), true)
        : Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /// Whether the path is one of this machine, where programs can be started and files be locked.
  static boolean isHere(Path path) {
    return path.getFileSystem().equals(FileSystems.getDefault());
  }

  long length() throws IOException;

  /// Fills the first bytes of the array with what stands there in the file.
  void read(long at, byte[] bytes, int count) throws IOException;

  void write(long at, byte[] bytes) throws IOException;

  void shorten(long length) throws IOException;

  /// Makes what was written outlive a loss of power.
  void sync() throws IOException;

  /// Locks the file for this process until it is closed; false when another one has. Elsewhere no
  /// other process can.
  boolean lock() throws IOException;

  /// A file of this machine.
  record Here(RandomAccessFile file) implements SteadyFile {
    @Override
    public long length() throws IOException {
      return file.length();
    }

    @Override
    public void read(long at, byte[] bytes, int count) throws IOException {
      file.seek(at);
      file.readFully(bytes, 0, count);
    }

    @Override
    public void write(long at, byte[] bytes) throws IOException {
      file.seek(at);
      file.write(bytes);
    }

    @Override
    public void shorten(long length) throws IOException {
      file.setLength(length);
    }

    @Override
    public void sync() throws IOException {
      file.getFD().sync();
    }

    @Override
    public boolean lock() throws IOException {
      try {
        FileLock lock = file.getChannel().tryLock();
        return lock != null;
      } catch (OverlappingFileLockException e) {
        return false;
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /// A file that another program keeps.
  record Elsewhere(SeekableByteChannel channel) implements SteadyFile {
    @Override
    public long length() throws IOException {
      return channel.size();
    }

    @Override
    public void read(long at, byte[] bytes, int count) throws IOException {
      ByteBuffer into = ByteBuffer.wrap(bytes, 0, count);
      channel.position(at);
      while (into.hasRemaining()) {
        if (channel.read(into) < 0) {
          throw new EOFException();
        }
      }
    }

    @Override
    public void write(long at, byte[] bytes) throws IOException {
      ByteBuffer from = ByteBuffer.wrap(bytes);
      channel.position(at);
      while (from.hasRemaining()) {
        channel.write(from);
      }
    }

    @Override
    public void shorten(long length) throws IOException {
      channel.truncate(length);
    }

    @Override
    public void sync() {}

    @Override
    public boolean lock() {
      return true;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}

package turbulence.app.pod.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import turbulence.simulator.workload.Files.Entry;

/// An open file of a container. What is written is there for others at once. Shared between
/// threads.
final class ContainerChannel implements SeekableByteChannel {
  private final ContainerFiles files;
  private final ContainerPath path;
  private final Set<OpenOption> options;
  private byte[] content;
  private int position;
  private boolean open = true;

  private ContainerChannel(
      ContainerFiles files, ContainerPath path, Set<OpenOption> options, byte[] content) {
    this.files = files;
    this.path = path;
    this.options = options;
    this.content = content;
  }

  static ContainerChannel open(ContainerFiles files, ContainerPath path, Set<OpenOption> options)
      throws IOException {
    boolean writes =
        options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
    Entry there = files.find(path);
    if (there != null && there.isDirectory()) {
      throw new FileSystemException(path.toString(), null, "Is a directory");
    } else if (there == null && !(writes && isMade(options))) {
      throw new NoSuchFileException(path.toString());
    } else if (there != null && writes && options.contains(StandardOpenOption.CREATE_NEW)) {
      throw new FileAlreadyExistsException(path.toString());
    } else if (there != null && writes && !there.writable()) {
      throw new FileSystemException(path.toString(), null, "Read-only file system");
    }
    boolean empty =
        there == null || writes && options.contains(StandardOpenOption.TRUNCATE_EXISTING);
    if (empty) {
      files.requireParent(path);
      files.write(path, new byte[0]);
    }
    return new ContainerChannel(files, path, options, empty ? new byte[0] : files.content(path));
  }

  private static boolean isMade(Set<OpenOption> options) {
    return options.contains(StandardOpenOption.CREATE)
        || options.contains(StandardOpenOption.CREATE_NEW);
  }

  private boolean appends() {
    return options.contains(StandardOpenOption.APPEND);
  }

  private void requireOpen() throws IOException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public synchronized int read(ByteBuffer into) throws IOException {
    requireOpen();
    if (appends() || options.contains(StandardOpenOption.WRITE) && !isRead()) {
      throw new NonReadableChannelException();
    } else if (position >= content.length) {
      return into.hasRemaining() ? -1 : 0;
    }
    int count = Math.min(into.remaining(), content.length - position);
    into.put(content, position, count);
    position += count;
    return count;
  }

  private boolean isRead() {
    return options.contains(StandardOpenOption.READ);
  }

  @Override
  public synchronized int write(ByteBuffer from) throws IOException {
    requireWritable();
    if (appends()) {
      content = files.content(path);
      position = content.length;
    }
    int count = from.remaining();
    byte[] longer = Arrays.copyOf(content, Math.max(content.length, position + count));
    from.get(longer, position, count);
    files.write(path, longer);
    content = longer;
    position += count;
    return count;
  }

  private void requireWritable() throws IOException {
    requireOpen();
    if (!appends() && !options.contains(StandardOpenOption.WRITE)) {
      throw new NonWritableChannelException();
    }
  }

  @Override
  public synchronized long position() {
    return position;
  }

  @Override
  public synchronized SeekableByteChannel position(long newPosition) {
    position = Math.toIntExact(newPosition);
    return this;
  }

  @Override
  public synchronized long size() {
    return content.length;
  }

  @Override
  public synchronized SeekableByteChannel truncate(long size) throws IOException {
    requireWritable();
    if (size < content.length) {
      content = Arrays.copyOf(content, Math.toIntExact(size));
      files.write(path, content);
    }
    position = Math.min(position, content.length);
    return this;
  }

  @Override
  public synchronized boolean isOpen() {
    return open;
  }

  @Override
  public synchronized void close() {
    open = false;
  }
}

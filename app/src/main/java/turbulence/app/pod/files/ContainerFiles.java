package turbulence.app.pod.files;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Files;
import turbulence.simulator.workload.Files.Entry;
import turbulence.simulator.workload.Files.Unwritable;

/// What can be done with the files of one container. Shared between threads.
final class ContainerFiles extends FileSystemProvider {
  private final ContainerFileSystem system;
  private final Files files;

  ContainerFiles(ContainerFileSystem system, Files files) {
    this.system = system;
    this.files = files;
  }

  @Override
  public String getScheme() {
    return "container";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException("a container has its files already");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return system;
  }

  @Override
  public Path getPath(URI uri) {
    return ContainerPath.of(system, String.valueOf(uri.getPath()));
  }

  /// A change of the container's files.
  interface Change {
    void make() throws Unwritable;
  }

  /// Makes a change, unless the container is gone.
  void change(Path path, Change change) throws IOException {
    requireOpen(path);
    try {
      change.make();
    } catch (Unwritable refused) {
      throw switch (refused.reason()) {
        case "No such file or directory" -> new NoSuchFileException(path.toString());
        case "Directory not empty" -> new DirectoryNotEmptyException(path.toString());
        default -> new FileSystemException(path.toString(), null, refused.reason());
      };
    }
  }

  private void requireOpen(Path path) throws IOException {
    if (!system.isOpen()) {
      throw new FileSystemException(path.toString(), null, "the container has ended");
    }
  }

  @Nullable Entry find(Path path) throws IOException {
    requireOpen(path);
    return files.find(ContainerPath.of(path).plain()).orElse(null);
  }

  private Entry entry(Path path) throws IOException {
    Entry entry = find(path);
    if (entry == null) {
      throw new NoSuchFileException(path.toString());
    }
    return entry;
  }

  byte[] content(ContainerPath path) {
    return files.read(path.plain()).orElse(Body.EMPTY).bytes();
  }

  void write(ContainerPath path, byte[] content) throws IOException {
    change(path, () -> files.write(path.plain(), Body.of(content)));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return ContainerChannel.open(this, ContainerPath.of(path), Set.copyOf(options));
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    if (!entry(directory).isDirectory()) {
      throw new NotDirectoryException(directory.toString());
    }
    List<Path> found = new ArrayList<>();
    for (String name : files.list(ContainerPath.of(directory).plain())) {
      Path each = directory.resolve(name);
      if (filter.accept(each)) {
        found.add(each);
      }
    }
    return new Listing(found);
  }

  private record Listing(List<Path> found) implements DirectoryStream<Path> {
    @Override
    public java.util.Iterator<Path> iterator() {
      return found.iterator();
    }

    @Override
    public void close() {}
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
    if (find(directory) != null) {
      throw new FileAlreadyExistsException(directory.toString());
    }
    requireParent(directory);
    change(directory, () -> files.makeDirectory(ContainerPath.of(directory).plain()));
  }

  void requireParent(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    Entry above = parent == null ? null : find(parent);
    if (above == null || !above.isDirectory()) {
      throw new NoSuchFileException(path.toString());
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    change(path, () -> files.delete(ContainerPath.of(path).plain()));
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    Entry from = entry(source);
    boolean replaces =
        List.of(options).contains(StandardCopyOption.REPLACE_EXISTING)
            || List.of(options).contains(StandardCopyOption.ATOMIC_MOVE);
    if (find(target) != null && !replaces) {
      throw new FileAlreadyExistsException(target.toString());
    }
    requireParent(target);
    if (from.isDirectory()) {
      change(target, () -> files.makeDirectory(ContainerPath.of(target).plain()));
    } else {
      write(ContainerPath.of(target), content(ContainerPath.of(source)));
    }
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    if (!isSameFile(source, target)) {
      copy(source, target, options);
      delete(source);
    }
  }

  @Override
  public boolean isSameFile(Path one, Path other) {
    return ContainerPath.of(one).plain().equals(ContainerPath.of(other).plain());
  }

  @Override
  public boolean isHidden(Path path) {
    return String.valueOf(path.getFileName()).startsWith(".");
  }

  @Override
  public FileStore getFileStore(Path path) {
    throw new UnsupportedOperationException("files of a container are on no disk");
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    Entry entry = entry(path);
    for (AccessMode mode : modes) {
      boolean allowed =
          switch (mode) {
            case READ -> true;
            case WRITE -> entry.writable();
            case EXECUTE -> entry.isDirectory();
          };
      if (!allowed) {
        throw new AccessDeniedException(path.toString());
      }
    }
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return null;
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    if (!type.isAssignableFrom(EntryAttributes.class)) {
      throw new UnsupportedOperationException("files of a container have no " + type);
    }
    return type.cast(new EntryAttributes(entry(path)));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    EntryAttributes all = new EntryAttributes(entry(path));
    return Map.of(
        "size", all.size(),
        "isDirectory", all.isDirectory(),
        "isRegularFile", all.isRegularFile(),
        "lastModifiedTime", all.lastModifiedTime());
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options) {
    throw new UnsupportedOperationException("files of a container have no " + name);
  }
}

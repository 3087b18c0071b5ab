package turbulence.app.pod.files;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Set;
import turbulence.simulator.workload.Files;

/// A container's files. Once it is closed nothing can be read or written any more, as in a process
/// that was killed. Shared between threads.
public final class ContainerFileSystem extends FileSystem {
  private final ContainerFiles provider;
  private final ContainerPath workingDirectory;
  private volatile boolean open = true;

  /// @param workingDirectory that relative paths start from
  public ContainerFileSystem(Files files, String workingDirectory) {
    this.provider = new ContainerFiles(this, files);
    this.workingDirectory = ContainerPath.of(this, "/" + workingDirectory);
  }

  /// The directory that relative paths start from.
  public Path root() {
    return workingDirectory;
  }

  ContainerPath workingDirectory() {
    return workingDirectory;
  }

  @Override
  public ContainerFiles provider() {
    return provider;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(ContainerPath.of(this, "/"));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  @Override
  public Path getPath(String first, String... more) {
    StringBuilder text = new StringBuilder(first);
    for (String each : more) {
      if (!each.isEmpty()) {
        text.append(text.isEmpty() ? "" : "/").append(each);
      }
    }
    return ContainerPath.of(this, text.toString());
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher(pattern);
    return path -> matcher.matches(Path.of(path.toString()));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("files of a container have no owners");
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("files of a container are not watched");
  }
}

package turbulence.simulator.kubelet.volume;

import java.util.List;
import java.util.Optional;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Files;

/// What lies at and below a path of other files, as if that were the root.
record Below(Files files, String top) implements Files {
  private String path(String path) {
    return path.equals("/") ? top : top.equals("/") ? path : top + path;
  }

  @Override
  public Optional<Body> read(String path) {
    return files.read(path(path));
  }

  @Override
  public List<String> list(String directory) {
    return files.list(path(directory));
  }

  @Override
  public Optional<Entry> find(String path) {
    return files.find(path(path));
  }

  @Override
  public void write(String path, Body content) throws Unwritable {
    files.write(path(path), content);
  }

  @Override
  public void makeDirectory(String path) throws Unwritable {
    files.makeDirectory(path(path));
  }

  @Override
  public void delete(String path) throws Unwritable {
    files.delete(path(path));
  }
}

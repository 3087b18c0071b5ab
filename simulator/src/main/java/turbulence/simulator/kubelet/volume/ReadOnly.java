package turbulence.simulator.kubelet.volume;

import java.util.List;
import java.util.Optional;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Files;

/// Files that others may change, but not those who see them here.
record ReadOnly(Files files) implements Files {
  @Override
  public Optional<Body> read(String path) {
    return files.read(path);
  }

  @Override
  public List<String> list(String directory) {
    return files.list(directory);
  }

  @Override
  public Optional<Entry> find(String path) {
    return files
        .find(path)
        .map(each -> new Entry(each.isDirectory(), false, each.size(), each.changed()));
  }

  @Override
  public void write(String path, Body content) throws Unwritable {
    throw Unwritable.readOnly(path);
  }

  @Override
  public void makeDirectory(String path) throws Unwritable {
    throw Unwritable.readOnly(path);
  }

  @Override
  public void delete(String path) throws Unwritable {
    throw Unwritable.readOnly(path);
  }
}

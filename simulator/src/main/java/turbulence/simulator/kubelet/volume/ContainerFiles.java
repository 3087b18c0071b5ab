package turbulence.simulator.kubelet.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.kubelet.volume.Mounted.Mount;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Files;
import turbulence.simulator.workload.Tree;

/// The files of one instance of a container: an image's usual directories, what its node tells it,
/// and its pod's volumes. They are put together when they are first looked at. Shared between
/// threads.
public final class ContainerFiles implements Files {
  private static final List<String> USUAL =
      List.of("/bin", "/dev", "/home", "/opt", "/proc", "/root", "/run", "/sys", "/tmp", "/usr");
  private static final List<String> BENEATH = List.of("/etc", "/usr/bin", "/usr/local", "/var/log");

  private final PodVolumes volumes;
  private final JsonObject container;
  private final Function<String, String> expansion;
  private @Nullable Tree own;
  private @Nullable Files whole;

  ContainerFiles(PodVolumes volumes, JsonObject container, Function<String, String> expansion) {
    this.volumes = volumes;
    this.container = container;
    this.expansion = expansion;
    boolean still =
        mounts().stream().anyMatch(each -> each.has("subPath") || each.has("subPathExpr"));
    if (still) {
      whole();
    }
  }

  private List<JsonObject> mounts() {
    return Trees.objects(container, "volumeMounts");
  }

  private synchronized Files whole() {
    Files known = whole;
    if (known == null) {
      Tree root = volumes.empty();
      own = root;
      List<Mount> mounts = new ArrayList<>();
      for (JsonObject mount : mounts()) {
        mounts.add(new Mount(Files.plain(Trees.text(mount, "mountPath")), mounted(mount)));
      }
      furnish(root, mounts);
      known = new Mounted(root, mounts);
      whole = known;
    }
    return known;
  }

  private Files mounted(JsonObject mount) {
    Files volume = volumes.volume(Trees.text(mount, "name"));
    String given = Trees.text(mount, "subPath");
    String path = given.isEmpty() ? expansion.apply(Trees.text(mount, "subPathExpr")) : given;
    Files part = path.isEmpty() ? volume : part(volume, Files.plain(path));
    return mount.get("readOnly") == JsonBool.TRUE ? new ReadOnly(part) : part;
  }

  private static Files part(Files volume, String path) {
    if (volume instanceof Projection projection) {
      return new Below(projection.still(), path);
    }
    try {
      if (volume.find(path).isEmpty()) {
        volume.makeDirectory(path);
      }
    } catch (Unwritable refused) {
      return Files.NONE;
    }
    return new Below(volume, path);
  }

  private void furnish(Tree root, List<Mount> mounts) {
    try {
      for (String directory : USUAL) {
        root.makeDirectory(directory);
      }
      for (String directory : BENEATH) {
        root.makeDirectory(directory);
      }
      for (Mount mount : mounts) {
        root.makeDirectory(mount.directory());
      }
      PodFields pod = volumes.pod();
      Map<String, String> told = EtcFiles.of(pod.pod(), pod.field("status.podIP"));
      for (Map.Entry<String, String> each : told.entrySet()) {
        root.write(each.getKey(), Body.of(each.getValue()));
      }
    } catch (Unwritable full) {
      return; // a container without room still runs
    }
  }

  @Override
  public Optional<Body> read(String path) {
    return whole().read(path);
  }

  @Override
  public List<String> list(String directory) {
    return whole().list(directory);
  }

  @Override
  public Optional<Entry> find(String path) {
    return whole().find(path);
  }

  @Override
  public void write(String path, Body content) throws Unwritable {
    whole().write(path, content);
  }

  @Override
  public void makeDirectory(String path) throws Unwritable {
    whole().makeDirectory(path);
  }

  @Override
  public void delete(String path) throws Unwritable {
    whole().delete(path);
  }

  /// The container is gone, and what it wrote for itself.
  public synchronized void close() {
    Tree root = own;
    if (root != null) {
      root.clear();
    }
  }
}

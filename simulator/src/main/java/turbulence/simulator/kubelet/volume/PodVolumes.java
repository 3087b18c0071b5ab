package turbulence.simulator.kubelet.volume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Files;
import turbulence.simulator.workload.Tree;

/// The volumes of one pod, which its containers share. They are made when they are first looked at,
/// since most never are. Shared between threads.
public final class PodVolumes implements AutoCloseable {
  private static final Resource CLAIMS = new Resource("", "persistentvolumeclaims");
  private static final Resource VOLUMES = new Resource("", "persistentvolumes");

  private final Site site;
  private final Supplier<PodFields> pod;
  private final Map<String, Files> made = new HashMap<>(2);
  private final List<Tree> own = new ArrayList<>(1);

  /// What a pod's volumes are made from.
  ///
  /// @param node that the pod is on
  /// @param tokens makes tokens of the pod that are good for so long
  public record Site(
      Store store, Shelves shelves, String node, Function<Duration, String> tokens) {}

  /// @param pod as it is at the moment
  public PodVolumes(Site site, Supplier<PodFields> pod) {
    this.site = site;
    this.pod = pod;
  }

  private String namespace() {
    return pod.get().pod().key().namespace();
  }

  /// What the event says of the first volume that cannot be mounted.
  public Optional<String> trouble() {
    for (JsonObject volume : Trees.objects(pod.get().pod().spec(), "volumes")) {
      try {
        check(volume);
      } catch (Unmountable lacking) {
        return Optional.of(
            "MountVolume.SetUp failed for volume \""
                + Trees.text(volume, "name")
                + "\" : "
                + lacking.message());
      }
    }
    return Optional.empty();
  }

  private void check(JsonObject volume) throws Unmountable {
    if (volume.has("configMap")) {
      Held.configMap(volume.object("configMap")).check(site.store, namespace());
    } else if (volume.has("secret")) {
      Held.secret(volume.object("secret"), "secretName").check(site.store, namespace());
    } else if (volume.has("projected")
        && !Trees.text(volume, "name").startsWith("kube-api-access-")) {
      for (JsonObject source : Trees.objects(volume.object("projected"), "sources")) {
        if (source.has("configMap")) {
          Held.configMap(source.object("configMap")).check(site.store, namespace());
        } else if (source.has("secret")) {
          Held.secret(source.object("secret"), "name").check(site.store, namespace());
        }
      }
    }
  }

  /// What one instance of a container sees.
  ///
  /// @param container as the pod's spec describes it
  /// @param subPath fills variables of the container in
  public ContainerFiles of(JsonObject container, Function<String, String> subPath) {
    return new ContainerFiles(this, container, subPath);
  }

  PodFields pod() {
    return pod.get();
  }

  /// A tree that goes with the container, or with the pod.
  Tree empty() {
    return site.shelves.empty("");
  }

  /// The volume of that name; nothing is in one that does not exist.
  synchronized Files volume(String name) {
    Files known = made.get(name);
    if (known == null) {
      known =
          Trees.objects(pod().pod().spec(), "volumes").stream()
              .filter(volume -> Trees.text(volume, "name").equals(name))
              .findFirst()
              .map(this::make)
              .orElse(Files.NONE);
      made.put(name, known);
    }
    return known;
  }

  private Files make(JsonObject volume) {
    if (volume.has("configMap")) {
      Held held = Held.configMap(volume.object("configMap"));
      return projection(() -> held.files(site.store, namespace()));
    } else if (volume.has("secret")) {
      Held held = Held.secret(volume.object("secret"), "secretName");
      return projection(() -> held.files(site.store, namespace()));
    } else if (volume.has("downwardAPI")) {
      JsonObject source = volume.object("downwardAPI");
      return projection(() -> fields(source));
    } else if (volume.has("projected")) {
      return projected(Trees.objects(volume.object("projected"), "sources"));
    } else if (volume.has("persistentVolumeClaim")) {
      JsonObject source = volume.object("persistentVolumeClaim");
      Files content = claimed(Trees.text(source, "claimName"));
      return source.get("readOnly") == JsonBool.TRUE ? new ReadOnly(content) : content;
    } else if (volume.has("ephemeral")) {
      return claimed(pod().pod().key().name() + "-" + Trees.text(volume, "name"));
    } else if (volume.has("hostPath")) {
      return onNode(Files.plain(Trees.text(volume.object("hostPath"), "path")));
    }
    return kept(Trees.text(volume.object("emptyDir"), "sizeLimit"));
  }

  private Files kept(String capacity) {
    Tree tree = site.shelves.empty(capacity);
    own.add(tree);
    return tree;
  }

  private Projection projection(Projection.Origin origin) {
    return new Projection(site.shelves.clock(), origin, true);
  }

  private Map<String, Body> fields(JsonObject source) {
    Map<String, Body> files = new TreeMap<>();
    for (JsonObject item : Trees.objects(source, "items")) {
      String text =
          item.has("fieldRef")
              ? pod().field(Trees.text(item.object("fieldRef"), "fieldPath"))
              : pod().resource(item.object("resourceFieldRef"));
      files.put(Trees.text(item, "path"), Body.of(text));
    }
    return files;
  }

  private Files projected(List<JsonObject> sources) {
    Map<JsonObject, Token> tokens = new HashMap<>(2);
    for (JsonObject source : sources) {
      if (source.has("serviceAccountToken")) {
        JsonObject wanted = source.object("serviceAccountToken");
        tokens.put(wanted, new Token(wanted, site.tokens));
      }
    }
    return projection(() -> {
      Map<String, Body> files = new TreeMap<>();
      for (JsonObject source : sources) {
        files.putAll(part(source));
      }
      tokens.forEach((wanted, token) ->
          files.put(Trees.text(wanted, "path"), token.at(site.shelves.clock().instant())));
      return files;
    });
  }

  private Map<String, Body> part(JsonObject source) throws Unmountable {
    if (source.has("configMap")) {
      return Held.configMap(source.object("configMap")).files(site.store, namespace());
    } else if (source.has("secret")) {
      return Held.secret(source.object("secret"), "name").files(site.store, namespace());
    }
    return fields(source.object("downwardAPI"));
  }

  private Files claimed(String claim) {
    return site.store
        .get(new Key(CLAIMS, namespace(), claim))
        .flatMap(found -> volumeOf(found))
        .<Files>map(site.shelves::ofVolume)
        .orElseGet(() -> kept(""));
  }

  private Optional<Stored> volumeOf(Stored claim) {
    return site.store.get(new Key(VOLUMES, Trees.text(claim.spec(), "volumeName")));
  }

  private Files onNode(String path) {
    Tree node = site.shelves.ofNode(site.node);
    try {
      if (node.find(path).isEmpty()) {
        node.makeDirectory(path);
      }
    } catch (Files.Unwritable full) {
      return Files.NONE;
    }
    return new Below(node, path);
  }

  /// The pod is gone, and what was its own.
  @Override
  public synchronized void close() {
    own.forEach(Tree::clear);
    own.clear();
    made.clear();
  }
}

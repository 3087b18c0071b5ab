package turbulence.simulator.api.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Resource;

/// All kinds that are served at one moment: the built-in ones and those of custom definitions.
public final class Catalogue {
  private final List<KindInfo> builtIn;
  private final Map<String, List<KindInfo>> custom;
  private final Map<String, Map<String, List<KindInfo>>> groups = new LinkedHashMap<>();
  private final Map<Place, KindInfo> byPlural = new HashMap<>();
  private final Map<Place, KindInfo> byKind = new HashMap<>();
  private final Map<Resource, KindInfo> byStored = new HashMap<>();

  private record Place(String group, String version, String name) {}

  private Catalogue(List<KindInfo> builtIn, Map<String, List<KindInfo>> custom) {
    this.builtIn = builtIn;
    this.custom = custom;
    builtIn.forEach(this::add);
    Map<String, Map<String, List<KindInfo>>> sorted = new TreeMap<>();
    for (List<KindInfo> kinds : custom.values()) {
      for (KindInfo kind : kinds) {
        sorted
            .computeIfAbsent(kind.group(), group -> new TreeMap<>(VersionOrder.BEST_FIRST))
            .computeIfAbsent(kind.version(), version -> new ArrayList<>())
            .add(kind);
      }
    }
    sorted
        .values()
        .forEach(versions -> versions.values().forEach(kinds -> kinds.forEach(this::add)));
  }

  private void add(KindInfo kind) {
    groups
        .computeIfAbsent(kind.group(), group -> new LinkedHashMap<>())
        .computeIfAbsent(kind.version(), version -> new ArrayList<>())
        .add(kind);
    byPlural.putIfAbsent(new Place(kind.group(), kind.version(), kind.plural()), kind);
    byKind.putIfAbsent(new Place(kind.group(), kind.version(), kind.kind()), kind);
    if (kind.served().equals(kind.storage())) {
      byStored.put(kind.stored(), kind);
    } else {
      byStored.putIfAbsent(kind.stored(), kind);
    }
  }

  /// What a server has before anybody defines a kind.
  public static Catalogue builtIn() {
    return new Catalogue(BuiltInKinds.read(), Map.of());
  }

  /// What a server has that also serves the versions which others gave up.
  public static Catalogue withRetired() {
    List<KindInfo> all = new ArrayList<>(BuiltInKinds.read());
    all.addAll(BuiltInKinds.retired());
    return new Catalogue(List.copyOf(all), Map.of());
  }

  /// With the kinds of that CustomResourceDefinition as it is now.
  public Catalogue with(JsonObject definition) {
    Map<String, List<KindInfo>> changed = new TreeMap<>(custom);
    changed.put(definition.object("metadata").text("name").orElse(""), CustomKinds.of(definition));
    return new Catalogue(builtIn, changed);
  }

  /// Without the kinds of the CustomResourceDefinition of that name.
  public Catalogue without(String definition) {
    Map<String, List<KindInfo>> changed = new TreeMap<>(custom);
    changed.remove(definition);
    return new Catalogue(builtIn, changed);
  }

  public Optional<KindInfo> find(String group, String version, String plural) {
    return Optional.ofNullable(byPlural.get(new Place(group, version, plural)));
  }

  public Optional<KindInfo> ofKind(GroupVersion served, String kind) {
    return Optional.ofNullable(byKind.get(new Place(served.group(), served.version(), kind)));
  }

  /// The kind of what is stored there, in the version in which it is stored when that is served.
  public Optional<KindInfo> of(Resource stored) {
    return Optional.ofNullable(byStored.get(stored));
  }

  /// All groups in the order of lists; the core is the empty one and comes first.
  public List<String> groups() {
    return List.copyOf(groups.keySet());
  }

  /// The versions of a group, the preferred one first; none when there is no such group.
  public List<String> versions(String group) {
    return List.copyOf(groups.getOrDefault(group, Map.of()).keySet());
  }

  /// The kinds of one version of a group, none when there is no such.
  public List<KindInfo> kinds(String group, String version) {
    return List.copyOf(groups.getOrDefault(group, Map.of()).getOrDefault(version, List.of()));
  }

  public List<KindInfo> kinds() {
    return groups.values().stream()
        .map(Map::values)
        .flatMap(Collection::stream)
        .flatMap(List::stream)
        .toList();
  }
}

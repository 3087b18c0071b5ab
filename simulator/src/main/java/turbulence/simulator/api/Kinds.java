package turbulence.simulator.api;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import turbulence.json.JsonObject;
import turbulence.simulator.api.discovery.Catalogue;
import turbulence.simulator.api.discovery.KindInfo;
import turbulence.simulator.api.discovery.LiveCatalogue;
import turbulence.simulator.api.kind.Behaviours;
import turbulence.simulator.schema.CustomSchema;
import turbulence.simulator.schema.Schemas;
import turbulence.simulator.schema.Type;
import turbulence.simulator.store.Resource;

/// Every kind that is served, found by path or by what is stored. Shared between threads.
public final class Kinds {
  private static final Definitions DEFINITIONS = new Definitions();

  private final LiveCatalogue catalogue;
  private final Schemas schemas;
  private final Map<Place, Made> made = new ConcurrentHashMap<>();

  private record Place(String group, String version, String plural) {}

  /// A kind, and the info that it was made from: a definition that changed makes another one.
  private record Made(KindInfo from, Kind kind) {}

  public Kinds(LiveCatalogue catalogue) {
    this(catalogue, Schemas.builtin());
  }

  private Kinds(LiveCatalogue catalogue, Schemas schemas) {
    this.catalogue = catalogue;
    this.schemas = schemas;
  }

  /// With the versions of kinds that servers of today serve no more.
  public static Kinds withRetired() {
    return new Kinds(new LiveCatalogue(Catalogue.withRetired()), Schemas.withRetired());
  }

  public Schemas schemas() {
    return schemas;
  }

  public LiveCatalogue catalogue() {
    return catalogue;
  }

  public Optional<Kind> find(String group, String version, String plural) {
    return catalogue.now().find(group, version, plural).map(this::kind);
  }

  /// The kind of what is stored there.
  public Optional<Kind> stored(Resource resource) {
    return catalogue.now().of(resource).map(this::kind);
  }

  public Kind kind(KindInfo info) {
    Place place = new Place(info.group(), info.version(), info.plural());
    Made known = made.get(place);
    if (known == null || !isSame(known.from(), info)) {
      known = new Made(info, make(info));
      made.put(place, known);
    }
    return known.kind();
  }

  /// Infos are made anew only when a definition changes.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(KindInfo one, KindInfo other) {
    return one == other;
  }

  private Kind make(KindInfo info) {
    if (info.isCustom()) {
      Optional<CustomSchema> custom = schema(info);
      Optional<Type.Struct> type = custom.map(CustomSchema::type);
      return new Kind(info, type, custom, new CustomBehaviour(info));
    }
    return new Kind(
        info,
        schemas.of(info.group(), info.version(), info.kind()),
        Optional.empty(),
        info.stored().equals(Definitions.RESOURCE) ? DEFINITIONS : Behaviours.of(info.stored()));
  }

  private static Optional<CustomSchema> schema(KindInfo info) {
    JsonObject schema = info.declared().object("schema").object("openAPIV3Schema");
    return schema.isEmpty()
        ? Optional.empty()
        : Optional.of(new CustomSchema(info.apiVersion() + "." + info.kind(), schema));
  }
}

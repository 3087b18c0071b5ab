package turbulence.faults.kubernetes.safekeeping;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Charge;
import turbulence.experiment.journal.Timestamps;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// How what guards a run is called and marked, so that others find it.
final class Marks {
  static final String NAMESPACE = "TURBULENCE_NAMESPACE";
  static final String MANAGED = "app.kubernetes.io/managed-by";
  static final String RUN = "turbulence/run";

  /// Whose the run is, in words.
  static final String OWNER = "turbulence/owner";

  /// What is the run's own, as hashes.
  static final String HELD = "turbulence/held";

  /// What the run has just asked for. Whoever has written so first will have it.
  static final String CLAIMING = "turbulence/claiming";

  /// Who wants the run to end, and how.
  static final String STOP = "turbulence/stop";

  static final String STOPPED_BY = "turbulence/stopped-by";

  /// Who puts the run's changes back.
  static final String UNDOING = "turbulence/undoing";

  /// Of a copy: in how many pieces it is, how long it is, and whether there is a lease to it.
  static final String PIECES = "turbulence/pieces";

  static final String LENGTH = "turbulence/length";
  static final String LEASED = "turbulence/leased";
  static final String EVERY_RUN = MANAGED + "=" + Cluster.MANAGER + "," + RUN;
  private static final String PREFIX = "turbulence-run-";

  private Marks() {}

  static String name(String run) {
    return PREFIX + run;
  }

  static String of(String run) {
    return MANAGED + "=" + Cluster.MANAGER + "," + RUN + "=" + run;
  }

  /// The run that an object is about; empty when it is about none.
  static String run(JsonObject object) {
    JsonObject metadata = object.object("metadata");
    String run = metadata.object("labels").text(RUN).orElse("");
    return metadata.text("name").orElse("").startsWith(name(run)) ? run : "";
  }

  static String annotation(JsonObject object, String name) {
    return object.object("metadata").object("annotations").text(name).orElse("");
  }

  static String namespace(JsonObject object) {
    return object.object("metadata").text("namespace").orElse("");
  }

  static String version(JsonObject object) {
    return object.object("metadata").text("resourceVersion").orElse("");
  }

  static JsonObject metadata(String name, String run, JsonObject annotations) {
    return JsonObject.builder()
        .put("name", name)
        .put("labels", JsonObject.of(MANAGED, Cluster.MANAGER, RUN, run))
        .put("annotations", annotations)
        .build();
  }

  static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(text.split(" ", -1)));
  }

  /// Where the safeguards of a run lie.
  static String place(World world, @Nullable String said, Cluster cluster) {
    return place(world, said, cluster.namespace());
  }

  /// @param otherwise where they lie when nobody says anything
  static String place(World world, @Nullable String said, String otherwise) {
    String own = world.environment().getOrDefault(NAMESPACE, "");
    if (!own.isEmpty()) {
      return own;
    }
    return said == null ? otherwise : said;
  }

  static String place(Charge charge, Cluster cluster) {
    return place(charge.world(), charge.safety().namespace(), cluster);
  }

  /// A time as leases have it, always with a fraction.
  static Json time(World world) {
    Instant now = world.now();
    String text = Timestamps.utc(now);
    return Json.of(text.indexOf('.') < 0 ? Timestamps.utc(now.plusNanos(1000)) : text);
  }
}

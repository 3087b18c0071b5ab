package turbulence.experiment.extension;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import turbulence.experiment.Version;
import turbulence.experiment.world.World;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// What a package offers, in the form in which Chaos Toolkit tells it.
public final class Discovery {
  private static final String FAMILY = "chaostoolkit-";

  /// The version of Chaos Toolkit's library whose behaviour is followed.
  private static final String FOLLOWED = "1.45.0";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);

  private Discovery() {}

  /// @param packageName the first word of modules, or a distribution such as `chaostoolkit-addons`
  /// @return empty when there is no such package
  public static Optional<JsonObject> of(Catalog catalog, String packageName, World world) {
    List<Extension> extensions = new ArrayList<>();
    for (Extension extension : catalog.everything()) {
      if (isMeant(packageName, extension)) {
        extensions.add(extension);
      }
    }
    return extensions.isEmpty()
        ? Optional.empty()
        : Optional.of(payload(catalog, extensions, world));
  }

  private static boolean isMeant(String packageName, Extension extension) {
    String name = plain(packageName);
    return name.equals(plain(Catalog.firstWord(extension.prefix())))
        || name.equals(plain(extension.prefix()))
        || name.equals(plain(extension.distribution()));
  }

  /// Distributions are the same whatever their case, and with dashes or underscores.
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static JsonObject payload(Catalog catalog, List<Extension> extensions, World world) {
    String distribution = extensions.getFirst().distribution();
    return JsonObject.builder()
        .put("chaoslib_version", FOLLOWED)
        .put("id", id(world.random()).toString())
        .put(
            "target",
            distribution.startsWith(FAMILY)
                ? distribution.substring(FAMILY.length())
                : distribution)
        .put("date", DATE.format(world.now().atOffset(ZoneOffset.UTC)))
        .put("platform", platform(world))
        .put("extension", JsonObject.of("name", distribution, "version", version(extensions)))
        .put("activities", activities(catalog.steps(extensions)))
        .put("system", null)
        .build();
  }

  /// Our own version; for a plugin the one that its jar gives.
  private static String version(List<Extension> extensions) {
    Class<?> type = extensions.getFirst().getClass();
    if (Discovery.class.getClassLoader().equals(type.getClassLoader())) {
      return Version.NUMBER;
    }
    String version = type.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }

  private static JsonObject platform(World world) {
    String processor = System.getProperty("os.arch", "");
    return JsonObject.builder()
        .put("system", System.getProperty("os.name", ""))
        .put("node", world.environment().getOrDefault("HOSTNAME", ""))
        .put("release", System.getProperty("os.version", ""))
        .put("version", "")
        .put("machine", "amd64".equals(processor) ? "x86_64" : processor)
        .put("proc", "")
        .put("python", null)
        .put("java", System.getProperty("java.version", ""))
        .build();
  }

  /// A random UUID, from the world's own chance.
  private static UUID id(RandomGenerator random) {
    long high = random.nextLong() & ~0xF000L | 0x4000L;
    long low = random.nextLong() & ~(3L << 62) | 2L << 62;
    return new UUID(high, low);
  }

  private static JsonArray activities(List<Listed> steps) {
    List<Listed> sorted = new ArrayList<>(steps);
    sorted.sort(Comparator.comparing(Listed::module).thenComparing(Listed::function));
    List<JsonObject> activities = new ArrayList<>();
    for (Listed listed : sorted) {
      if (!listed.step().isAnnotationPresent(Unlisted.class)) {
        activities.add(activity(listed));
      }
    }
    return JsonArray.from(activities);
  }

  private static JsonObject activity(Listed listed) {
    About about = listed.step().getAnnotation(About.class);
    List<JsonObject> arguments = new ArrayList<>();
    for (Argument argument : Arguments.of(listed.step()).list()) {
      arguments.add(argument(argument));
    }
    return JsonObject.builder()
        .put("type", listed.acts() ? "action" : "probe")
        .put("name", listed.function())
        .put("mod", listed.module())
        .put("doc", about == null ? JsonNull.NULL : about.value())
        .put("arguments", JsonArray.from(arguments))
        .build();
  }

  private static JsonObject argument(Argument argument) {
    JsonObject.Builder fields = JsonObject.builder().put("name", argument.name());
    if (!argument.required()) {
      fields.put("default", argument.otherwise());
    }
    return fields.put("type", argument.type()).build();
  }
}

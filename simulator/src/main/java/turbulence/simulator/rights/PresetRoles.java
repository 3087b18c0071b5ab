package turbulence.simulator.rights;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Clash;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;

/// The roles and bindings that a cluster has from the beginning. They are read once and stored as
/// they are, for clusters begin often in tests.
public final class PresetRoles {
  private static final List<Preset> ALL = read();

  /// An object as it will be stored, but for the time.
  private record Preset(Key key, JsonObject object) {
    JsonObject at(String now) {
      JsonObject metadata = object.object("metadata").with("creationTimestamp", now);
      return object.with("metadata", metadata);
    }
  }

  private PresetRoles() {}

  public static void furnish(Store store, Instant now) {
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    for (Preset each : ALL) {
      try {
        store.create(each.key(), each.at(time));
      } catch (Clash twice) {
        throw new IllegalStateException(each.key() + " is there already", twice);
      }
    }
  }

  private static List<Preset> read() {
    RoleText text = new RoleText();
    try (InputStream list =
            Objects.requireNonNull(PresetRoles.class.getResourceAsStream("roles.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        text.take(line);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    List<Preset> all = new ArrayList<>();
    for (JsonObject object : text.objects()) {
      JsonObject metadata = object.object("metadata");
      Key key =
          new Key(
              resource(object.text("kind").orElse("")),
              metadata.text("namespace").orElse(""),
              metadata.text("name").orElse(""));
      all.add(new Preset(key, object.with("metadata", metadata.with("uid", uid(key)))));
    }
    return List.copyOf(all);
  }

  private static Resource resource(String kind) {
    return switch (kind) {
      case "Role" -> Roles.ROLES;
      case "ClusterRole" -> Roles.CLUSTER_ROLES;
      default -> Roles.CLUSTER_BINDINGS;
    };
  }

  /// The same in every cluster, so that nothing else is drawn otherwise than without them.
  private static String uid(Key key) {
    long high = 0x6a09e667f3bcc908L;
    long low = 0xbb67ae8584caa73bL;
    for (char letter : (key.resource().plural() + "/" + key.name()).toCharArray()) {
      high = (high ^ letter) * 0x9e3779b97f4a7c15L;
      low = Long.rotateLeft(low, 7) + high;
    }
    return new UUID(high & ~0xf000L | 0x4000L, low & ~(3L << 62) | 1L << 63).toString();
  }
}

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
    try (InputStream list =
            Objects.requireNonNull(PresetRoles.class.getResourceAsStream("roles.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
      RoleText text = new RoleText();
      lines.lines().forEach(text::take);
      List<Preset> all = new ArrayList<>();
      text.objects().forEach((key, object) -> all.add(new Preset(key, identified(key, object))));
      return List.copyOf(all);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// The uids are the same in every cluster; each is none that chance would draw.
  private static JsonObject identified(Key key, JsonObject object) {
    UUID name = UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.UTF_8));
    UUID uid =
        new UUID(
            name.getMostSignificantBits() & ~0xf000L | 0x4000L, name.getLeastSignificantBits());
    return object.with("metadata", object.object("metadata").with("uid", uid.toString()));
  }
}

package turbulence.simulator.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The scenarios that come with the simulator: manifests beside this class, and what they need of
/// the cluster that they are brought to.
enum BuiltIn {
  BOOK,
  CHAOS_MESH,
  ISTIO,
  NGINX,
  SHOP,
  WEB;

  static List<String> names() {
    return Arrays.stream(values()).map(BuiltIn::word).toList();
  }

  /// @throws IllegalArgumentException when there is none of that name
  static BuiltIn of(String name) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no scenario "
                    + name
                    + "; there are "
                    + names().stream().collect(Collectors.joining(", "))));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether its manifests are written in API versions that are retired.
  boolean isRetired() {
    return this == BOOK;
  }

  /// Whether it has a service by which everybody comes in, so that the gateway is at a port of
  /// nodes.
  boolean hasDoor() {
    return this == ISTIO || this == NGINX;
  }

  /// @param retired whether API versions are accepted that are retired
  Manifests manifests(boolean retired) {
    Manifests own = read(word() + ".yaml");
    if (this != ISTIO) {
      return own;
    }
    Manifests all = own.and(read("istio-kinds.yaml"));
    return retired ? all.and(read("istio-retired-kinds.yaml")) : all;
  }

  private static Manifests read(String file) {
    try (@Nullable InputStream found = BuiltIn.class.getResourceAsStream(file)) {
      if (found == null) {
        throw new IllegalStateException(file + " is missing in the program");
      }
      return Manifests.of(file, new String(found.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }
}

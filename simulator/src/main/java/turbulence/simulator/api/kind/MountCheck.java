package turbulence.simulator.api.kind;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.json.JsonObject;

/// What a server refuses in the mounts and the devices of a container.
final class MountCheck {
  private static final List<String> PROPAGATIONS =
      List.of("Bidirectional", "HostToContainer", "None");

  private final Field container;
  private final Map<String, JsonObject> volumes;

  MountCheck(Field container, Map<String, JsonObject> volumes) {
    this.container = container;
    this.volumes = volumes;
  }

  void check() {
    Set<String> points = new HashSet<>();
    Field mounts = container.child("volumeMounts");
    for (Field mount : mounts) {
      checkMount(mount, points);
      checkPaths(mounts, mount);
    }
    Set<String> names = new HashSet<>();
    Set<String> paths = new HashSet<>();
    for (Field device : container.child("volumeDevices")) {
      checkDevice(device, names, paths);
    }
  }

  private void checkMount(Field mount, Set<String> points) {
    Field name = mount.child("name");
    if (name.isBlank()) {
      name.required("");
    }
    if (!volumes.containsKey(name.text())) {
      Selectors.blank(name).notFound();
    }
    Field path = mount.child("mountPath");
    if (path.isBlank()) {
      path.required("");
    }
    if (!points.add(path.text())) {
      Selectors.blank(path).invalid("must be unique");
    }
    for (Field device : container.child("volumeDevices")) {
      if (device.child("name").is(name.text())) {
        name.invalid("must not already exist in volumeDevices");
      }
      if (device.child("devicePath").is(path.text())) {
        path.invalid("must not already exist as a path in volumeDevices");
      }
    }
  }

  private void checkPaths(Field mounts, Field mount) {
    Field path = mount.child("subPath");
    if (!path.isBlank()) {
      checkDescending(path.at(mounts.child("subPath")));
    }
    Field expression = mount.child("subPathExpr");
    if (!expression.isBlank()) {
      if (!path.isBlank()) {
        expression.invalid("subPathExpr and subPath are mutually exclusive");
      }
      checkDescending(expression.at(mounts.child("subPathExpr")));
    }
    Field propagation = mount.child("mountPropagation").at(mounts.child("mountPropagation"));
    propagation.oneOfIfSet(PROPAGATIONS);
    if (propagation.is("Bidirectional")
        && !container.child("securityContext").child("privileged").isTrue()) {
      propagation.forbidden(
          "Bidirectional mount propagation is available only to privileged containers");
    }
  }

  /// A path below something: relative, and never up.
  static void checkDescending(Field path) {
    if (path.text().startsWith("/")) {
      path.invalid("must be a relative path");
    }
    if (goesUp(path.text())) {
      path.invalid("must not contain '..'");
    }
  }

  static boolean goesUp(String path) {
    return path.equals("..")
        || path.startsWith("../")
        || path.endsWith("/..")
        || path.contains("/../");
  }

  private void checkDevice(Field device, Set<String> names, Set<String> paths) {
    Field name = device.child("name");
    JsonObject volume = volumes.get(name.text());
    if (name.isBlank()) {
      name.required("");
    }
    if (!names.add(name.text())) {
      name.invalid("must be unique");
    }
    if (volume == null) {
      Selectors.blank(name).notFound();
    } else if (!volume.has("persistentVolumeClaim") && !volume.has("ephemeral")) {
      name.invalid(
          "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
    }
    Field path = device.child("devicePath");
    if (path.isBlank()) {
      path.required("");
    }
    if (goesUp(path.text())) {
      path.invalid("can not contain backsteps ('..')");
    } else if (!paths.add(path.text())) {
      path.invalid("must be unique");
    }
  }
}

package turbulence.simulator.api.kind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// What a server refuses in the volumes of a pod.
final class VolumeCheck {
  private static final List<String> FILES =
      List.of(
          "metadata.annotations",
          "metadata.labels",
          "metadata.name",
          "metadata.namespace",
          "metadata.uid");
  private static final List<String> HOST_PATHS =
      List.of(
          "",
          "BlockDevice",
          "CharDevice",
          "Directory",
          "DirectoryOrCreate",
          "File",
          "FileOrCreate",
          "Socket");
  private static final int HIGHEST_MODE = 0777;

  private VolumeCheck() {}

  /// Checks them and gives them by their names.
  static Map<String, JsonObject> check(Field volumes) {
    Map<String, JsonObject> named = HashMap.newHashMap(volumes.size());
    for (Field volume : volumes) {
      Field name = volume.child("name");
      checkSources(volume);
      if (name.isBlank()) {
        name.required("");
        continue;
      }
      List<String> complaints = Names.label(name.text());
      name.must(complaints);
      if (named.containsKey(name.text())) {
        name.duplicate();
      } else if (complaints.isEmpty()) {
        named.put(name.text(), volume.object());
      }
    }
    return named;
  }

  private static void checkSources(Field volume) {
    int sources = 0;
    for (Map.Entry<String, Json> field : volume.object()) {
      if (!field.getKey().equals("name") && !Draft.isAbsent(field.getValue())) {
        Field source = volume.child(field.getKey());
        if (sources++ > 0) {
          source.forbidden("may not specify more than 1 volume type");
        } else {
          checkSource(field.getKey(), source);
        }
      }
    }
    if (sources == 0) {
      volume.required("must specify a volume type");
    }
  }

  private static void checkSource(String kind, Field source) {
    switch (kind) {
      case "hostPath" -> checkHostPath(source);
      case "emptyDir" -> {
        if (source.child("sizeLimit").text().startsWith("-")) {
          source.child("sizeLimit").forbidden("SizeLimit field must be a valid resource quantity");
        }
      }
      case "secret" -> checkFiles(source, "secretName");
      case "configMap" -> checkFiles(source, "name");
      case "persistentVolumeClaim" -> require(source.child("claimName"));
      case "downwardAPI" -> checkDownward(source);
      case "projected" -> checkProjected(source);
      case "csi" -> require(source.child("driver"));
      case "nfs" -> checkNfs(source);
      case "image" -> require(source.child("reference"));
      case "ephemeral" -> {
        if (!source.child("volumeClaimTemplate").isSet()) {
          source.child("volumeClaimTemplate").required("");
        }
      }
      default -> {
        // Sources of single vendors are stored as they are.
      }
    }
  }

  private static void require(Field field) {
    if (field.isBlank()) {
      field.required("");
    }
  }

  static void checkHostPath(Field source) {
    if (source.child("path").isBlank()) {
      source.child("path").required("");
      return;
    }
    if (MountCheck.goesUp(source.child("path").text())) {
      source.child("path").invalid("must not contain '..'");
    }
    source.child("type").oneOfIfSet(HOST_PATHS);
  }

  private static void checkNfs(Field source) {
    require(source.child("server"));
    require(source.child("path"));
    if (!source.child("path").text().startsWith("/")) {
      Selectors.blank(source.child("path")).invalid("must be an absolute path");
    }
  }

  private static void checkFiles(Field source, String name) {
    require(source.child(name));
    checkMode(source.child("defaultMode"));
    checkItems(source.child("items"));
  }

  private static void checkMode(Field mode) {
    if (mode.isSet() && (mode.number() < 0 || mode.number() > HIGHEST_MODE)) {
      mode.invalid("must be a number between 0 and 0777 (octal), both inclusive");
    }
  }

  private static void checkItems(Field items) {
    for (Field item : items) {
      require(item.child("key"));
      checkPath(item.child("path"));
      checkMode(item.child("mode"));
    }
  }

  private static void checkPath(Field path) {
    if (path.isBlank()) {
      path.required("");
      return;
    }
    MountCheck.checkDescending(path);
    if (path.text().startsWith("..") && !MountCheck.goesUp(path.text())) {
      path.invalid("must not start with '..'");
    }
  }

  private static void checkDownward(Field source) {
    checkMode(source.child("defaultMode"));
    for (Field item : source.child("items")) {
      checkPath(item.child("path"));
      Field field = item.child("fieldRef");
      Field amount = item.child("resourceFieldRef");
      if (field.isSet()) {
        EnvironmentCheck.checkField(field, FILES);
        if (amount.isSet()) {
          item.invalid("fieldRef and resourceFieldRef can not be specified simultaneously");
        }
      } else if (amount.isSet()) {
        EnvironmentCheck.checkAmount(amount, true);
      } else {
        item.required("one of fieldRef and resourceFieldRef is required");
      }
      checkMode(item.child("mode"));
    }
  }

  private static void checkProjected(Field source) {
    checkMode(source.child("defaultMode"));
    for (Field projection : source.child("sources")) {
      if (projection.object().size() > 1) {
        projection.forbidden("may not specify more than 1 volume type");
      }
      for (String kind : List.of("secret", "configMap")) {
        if (projection.child(kind).isSet()) {
          require(projection.child(kind).child("name"));
          checkItems(projection.child(kind).child("items"));
        }
      }
      if (projection.child("downwardAPI").isSet()) {
        checkDownward(projection.child("downwardAPI"));
      }
      checkToken(projection.child("serviceAccountToken"));
    }
  }

  private static void checkToken(Field token) {
    if (!token.isSet()) {
      return;
    }
    Field expires = token.child("expirationSeconds");
    if (expires.number() < 600) {
      expires.invalid("may not specify a duration less than 10 minutes");
    } else if (expires.number() > 1L << 32) {
      expires.invalid("may not specify a duration larger than 2^32 seconds");
    }
    checkPath(token.child("path"));
  }
}

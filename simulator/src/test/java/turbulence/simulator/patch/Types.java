package turbulence.simulator.patch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.simulator.schema.Type;

/// A pod's type, as far as these tests look.
final class Types {
  static final Type TEXT = new Type.Scalar("string", "");
  static final Type NUMBER = new Type.Scalar("integer", "int32");
  static final Type TEXTS = new Type.Named(TEXT, false);

  private Types() {}

  static Type.Field field(String name, Type type) {
    return new Type.Field(name, type, false, null, Type.Strategy.NONE);
  }

  static Type.Field merged(String name, Type type, String key) {
    return new Type.Field(name, type, false, null, new Type.Strategy(true, false, false, key));
  }

  private static Type.Field preset(String name, Type type, @Nullable Json preset) {
    return new Type.Field(name, type, false, preset, Type.Strategy.NONE);
  }

  static Type.Struct struct(String name, Type.Field... fields) {
    Map<String, Type.Field> byName = new LinkedHashMap<>();
    for (Type.Field field : fields) {
      byName.put(field.name(), field);
    }
    return new Type.Struct(name, byName, false, false);
  }

  static Type items(Type element, String... keys) {
    return new Type.Items(element, new Type.Merging(Type.How.MAP, List.of(keys)));
  }

  static Type set() {
    return new Type.Items(TEXT, Type.Merging.SET);
  }

  static Type atomic() {
    return new Type.Items(TEXT, Type.Merging.ATOMIC);
  }

  static Type pod() {
    Type port =
        struct(
            "io.k8s.api.core.v1.ContainerPort",
            field("containerPort", NUMBER),
            field("name", TEXT),
            preset("protocol", TEXT, Json.of("TCP")));
    Type variable = struct("io.k8s.api.core.v1.EnvVar", field("name", TEXT), field("value", TEXT));
    Type container =
        struct(
            "io.k8s.api.core.v1.Container",
            field("name", TEXT),
            field("image", TEXT),
            field("args", atomic()),
            merged("env", items(variable, "name"), "name"),
            merged("ports", items(port, "containerPort", "protocol"), "containerPort"));
    Type source =
        struct(
            "io.k8s.api.core.v1.Volume",
            field("name", TEXT),
            field("emptyDir", struct("io.k8s.api.core.v1.EmptyDirVolumeSource")),
            field("hostPath", struct("HostPath", field("path", TEXT))));
    Type.Strategy volumes = new Type.Strategy(true, true, false, "name");
    Type spec =
        struct(
            "io.k8s.api.core.v1.PodSpec",
            field("replicas", NUMBER),
            field("nodeName", TEXT),
            field("nodeSelector", new Type.Named(TEXT, true)),
            merged("containers", items(container, "name"), "name"),
            new Type.Field("volumes", items(source, "name"), false, null, volumes));
    return struct(
        "io.k8s.api.core.v1.Pod",
        field("apiVersion", TEXT),
        field("kind", TEXT),
        field("metadata", metadata()),
        field("spec", spec),
        field("status", struct("Status", field("phase", TEXT))));
  }

  private static Type metadata() {
    return struct(
        "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta",
        field("name", TEXT),
        field("namespace", TEXT),
        field("resourceVersion", TEXT),
        field("labels", TEXTS),
        field("annotations", TEXTS),
        merged("finalizers", set(), ""));
  }
}

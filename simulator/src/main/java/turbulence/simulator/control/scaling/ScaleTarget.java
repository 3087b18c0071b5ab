package turbulence.simulator.control.scaling;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.Verbs;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.api.discovery.GroupVersion;
import turbulence.simulator.api.discovery.KindInfo;
import turbulence.simulator.api.write.Scale;
import turbulence.simulator.control.Fields;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// What an autoscaler scales, through its `scale`.
record ScaleTarget(Verbs verbs, Key key, Scale scale, Stored owner) {
  /// The target, or in words why there is none.
  record Search(@Nullable ScaleTarget target, String complaint) {}

  static Search find(Kinds kinds, Verbs verbs, String namespace, JsonObject reference) {
    String name = Fields.text(reference, "kind");
    GroupVersion version = GroupVersion.of(Fields.text(reference, "apiVersion"));
    Optional<Kind> kind = kind(kinds, version, name);
    if (kind.isEmpty()) {
      return none(
          "unable to determine resource for scale target reference: no matches for kind \""
              + name
              + "\" in group \""
              + version.group()
              + "\"");
    }
    Optional<Scale> scale = Scale.of(kind.get());
    Key key = new Key(kind.get().resource(), namespace, Fields.text(reference, "name"));
    Optional<Stored> owner = verbs.get(key);
    if (scale.isEmpty()) {
      return none("the server could not find the requested resource");
    } else if (owner.isEmpty()) {
      String group = key.resource().group();
      String plural = kind.get().info().plural() + (group.isEmpty() ? "" : "." + group);
      return none(plural + " \"" + key.name() + "\" not found");
    }
    return new Search(new ScaleTarget(verbs, key, scale.get(), owner.get()), "");
  }

  private static Search none(String complaint) {
    return new Search(null, complaint);
  }

  /// Of that group, whatever the version.
  private static Optional<Kind> kind(Kinds kinds, GroupVersion version, String name) {
    return kinds
        .catalogue()
        .now()
        .ofKind(version, name)
        .or(() ->
            kinds.catalogue().now().kinds().stream()
                .filter(info -> info.group().equals(version.group()) && info.kind().equals(name))
                .findFirst())
        .map((KindInfo info) -> kinds.kind(info));
  }

  long wanted() {
    return Fields.whole(scale.read(owner.object()).object("spec"), "replicas", 0);
  }

  /// The selector of its pods, empty when it says none.
  String selector() {
    return Fields.text(scale.read(owner.object()).object("status"), "selector");
  }

  /// May be refused.
  void ask(Caller caller, long replicas) {
    verbs.change(
        caller,
        key,
        Part.OBJECT,
        now ->
            scale.write(
                now,
                scale
                    .read(now)
                    .with("spec", JsonObject.of("replicas", replicas))
                    .without("metadata")));
  }
}

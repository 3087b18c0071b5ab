package turbulence.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import turbulence.json.JsonObject;
import turbulence.json.JsonWriter;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.api.discovery.GroupVersion;
import turbulence.simulator.api.discovery.KindInfo;
import turbulence.simulator.api.write.Document;
import turbulence.simulator.api.write.Intent;
import turbulence.simulator.patch.MergePatch;
import turbulence.simulator.patch.Patch;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;

/// Brings manifests into the cluster: namespaces first, then definitions of custom kinds, then the
/// rest in the order in which it was written. What is there already is patched.
final class Applying {
  private static final String LAST = "kubectl.kubernetes.io/last-applied-configuration";
  private static final String MANAGER = "kubectl-client-side-apply";
  private static final Resource ACCOUNTS = new Resource("", "serviceaccounts");

  private final ControlPlane plane;
  private final Predicate<BooleanSupplier> waiting;
  private final List<String> problems = new ArrayList<>();
  private String usual = "default";

  /// @param waiting lets the cluster go on until something holds, for a while
  Applying(ControlPlane plane, Predicate<BooleanSupplier> waiting) {
    this.plane = plane;
    this.waiting = waiting;
  }

  void apply(Manifests manifests) {
    usual = manifests.namespace();
    List<Manifest> namespaces = new ArrayList<>();
    List<Manifest> definitions = new ArrayList<>();
    List<Manifest> others = new ArrayList<>();
    for (Manifest manifest : manifests.all()) {
      switch (manifest.kind()) {
        case "Namespace" -> namespaces.add(manifest);
        case "CustomResourceDefinition" -> definitions.add(manifest);
        default -> others.add(manifest);
      }
    }
    namespaces.forEach(this::apply);
    definitions.forEach(this::apply);
    // Pods need the account that controllers put into a new namespace.
    await(
        namespaces,
        each -> plane.store().get(new Key(ACCOUNTS, each.name(), "default")).isPresent());
    await(definitions, this::isServed);
    others.forEach(this::apply);
    if (!problems.isEmpty()) {
      throw new ManifestsInvalid(problems);
    }
  }

  private void await(List<Manifest> manifests, Predicate<Manifest> holds) {
    if (!manifests.isEmpty() && problems.isEmpty()) {
      boolean done = waiting.test(() -> manifests.stream().allMatch(holds));
      if (!done) {
        problems.add(manifests.getFirst().words() + ": the cluster does not take notice of it");
      }
    }
  }

  private boolean isServed(Manifest definition) {
    JsonObject spec = definition.object().object("spec");
    String group = spec.text("group").orElse("");
    String plural = spec.object("names").text("plural").orElse("");
    return plane.kinds().stored(new Resource(group, plural)).isPresent();
  }

  private void apply(Manifest manifest) {
    Optional<KindInfo> info =
        plane
            .kinds()
            .catalogue()
            .now()
            .ofKind(GroupVersion.of(manifest.apiVersion()), manifest.kind());
    if (info.isEmpty()) {
      problems.add(
          manifest.words()
              + ": no matches for kind \""
              + manifest.kind()
              + "\" in version \""
              + manifest.apiVersion()
              + "\"");
      return;
    }
    try {
      apply(plane.kinds().kind(info.get()), manifest);
    } catch (Refusal refusal) {
      problems.add(manifest.words() + ": " + refusal.message());
    }
  }

  private void apply(Kind kind, Manifest manifest) {
    JsonObject metadata = manifest.object().object("metadata");
    String given = metadata.text("namespace").orElse("");
    String namespace = !kind.namespaced() ? "" : given.isEmpty() ? usual : given;
    JsonObject object = annotated(manifest.object());
    Intent intent =
        new Intent(Caller.ADMIN, MANAGER, false, Intent.Strictness.STRICT, true, new ArrayList<>());
    Key key = new Key(kind.resource(), namespace, manifest.name());
    if (manifest.name().isEmpty() || plane.store().get(key).isEmpty()) {
      plane.writes().create(kind, namespace, new Document(object, List.of()), intent);
    } else {
      Patch patch = new MergePatch(object);
      plane.writes().patching().patch(kind, key, Part.OBJECT, patch, intent);
    }
  }

  /// With what a later `kubectl apply` compares its own manifest to.
  private static JsonObject annotated(JsonObject object) {
    JsonObject metadata = object.object("metadata");
    JsonObject bare = metadata.object("annotations").without(LAST);
    JsonObject said = object.with("metadata", metadata.with("annotations", bare));
    return object.with(
        "metadata", metadata.with("annotations", bare.with(LAST, JsonWriter.compact(said) + "\n")));
  }
}

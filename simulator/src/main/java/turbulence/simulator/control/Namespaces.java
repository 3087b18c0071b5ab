package turbulence.simulator.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Deletion.Propagation;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Empties namespaces that are on their way out: pods first, then the rest, then the namespace
/// itself.
public final class Namespaces implements Controller {
  private static final JsonText FINALIZER = new JsonText("kubernetes");

  /// A real server waits that long, so that no other one creates something meanwhile; clients know
  /// namespaces that are on their way out because of it.
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Means means;
  private final Map<String, Set<Key>> contents = new LinkedHashMap<>();
  private final Set<Key> noticed = new HashSet<>();
  private final Set<Key> due = new HashSet<>();
  private Consumer<Key> later = _ -> {};

  public Namespaces(Means means) {
    this.means = means;
  }

  @Override
  public void begin(Consumer<Key> look) {
    later = look;
  }

  private void notice(Change change) {
    Key key = change.key();
    if (change instanceof Change.Deleted) {
      noticed.remove(key);
      due.remove(key);
    } else if (change.now().isDeleting() && noticed.add(key)) {
      means.timeline().after(GRACE, () -> fallDue(key));
    }
  }

  private void fallDue(Key key) {
    due.add(key);
    later.accept(key);
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Key key = change.key();
    if (key.resource().equals(Kinds.NAMESPACES)) {
      notice(change);
      look.accept(key);
    } else if (!key.namespace().isEmpty()) {
      note(change);
      Key home = new Key(Kinds.NAMESPACES, key.namespace());
      if (means.store().get(home).map(Stored::isDeleting).orElse(false)) {
        look.accept(home);
      }
    }
  }

  private void note(Change change) {
    Key key = change.key();
    if (change instanceof Change.Deleted) {
      contents.computeIfPresent(
          key.namespace(),
          (_, keys) -> {
            keys.remove(key);
            return keys.isEmpty() ? null : keys;
          });
    } else {
      contents.computeIfAbsent(key.namespace(), _ -> new LinkedHashSet<>()).add(key);
    }
  }

  @Override
  public void reconcile(Key key) {
    Optional<Stored> namespace =
        means.store().get(key).filter(Stored::isDeleting).filter(Namespaces::isHeld);
    if (namespace.isEmpty() || !due.contains(key)) {
      return;
    }
    List<Key> inside = List.copyOf(contents.getOrDefault(key.name(), Set.of()));
    List<Key> pods = inside.stream().filter(one -> one.resource().equals(Kinds.PODS)).toList();
    empty(pods);
    if (remaining(pods).isEmpty()) {
      empty(inside);
    }
    List<Stored> remaining = remaining(inside);
    if (remaining.isEmpty()) {
      release(key);
    } else {
      tell(key, remaining);
    }
  }

  private static boolean isHeld(Stored namespace) {
    return namespace.spec().array("finalizers").items().contains(FINALIZER);
  }

  private void empty(List<Key> keys) {
    for (Key key : keys) {
      if (means.store().get(key).filter(one -> !one.isDeleting()).isPresent()) {
        means.verbs().delete(Means.CALLER, key, Deletion.of(Propagation.BACKGROUND));
      }
    }
  }

  private List<Stored> remaining(List<Key> keys) {
    List<Stored> remaining = new ArrayList<>();
    keys.forEach(key -> means.store().get(key).ifPresent(remaining::add));
    return remaining;
  }

  /// Takes the finalizer away; what nothing holds any more is gone.
  private void release(Key key) {
    Optional<Stored> freed =
        means
            .verbs()
            .change(
                Means.CALLER,
                key,
                Part.RAW,
                now -> {
                  List<Json> rest =
                      now.object("spec").array("finalizers").items().stream()
                          .filter(one -> !one.equals(FINALIZER))
                          .toList();
                  JsonObject spec =
                      rest.isEmpty()
                          ? now.object("spec").without("finalizers")
                          : now.object("spec").with("finalizers", new JsonArray(rest));
                  return now.with("spec", spec);
                });
    if (freed.isPresent() && means.store().get(key).isPresent()) {
      means.verbs().delete(Means.CALLER, key, Deletion.PLAIN);
    }
  }

  private void tell(Key key, List<Stored> remaining) {
    Map<String, Integer> kinds = new TreeMap<>();
    Map<String, Integer> finalizers = new TreeMap<>();
    for (Stored object : remaining) {
      String resource = object.key().resource().plural() + "." + object.key().resource().group();
      kinds.merge(resource, 1, Integer::sum);
      for (Json finalizer : object.metadata().array("finalizers")) {
        String name = finalizer instanceof JsonText text ? text.value() : "";
        finalizers.merge(name, 1, Integer::sum);
      }
    }
    means
        .verbs()
        .change(
            Means.CALLER,
            key,
            Part.STATUS,
            now -> {
              JsonObject status = now.object("status");
              for (JsonObject condition : conditions(kinds, finalizers)) {
                status = unless(status, condition);
              }
              return now.with("status", status);
            });
  }

  private static JsonObject unless(JsonObject status, JsonObject condition) {
    JsonObject before = Conditions.find(status, Fields.text(condition, "type"));
    boolean told =
        before != null
            && Fields.same(
                before.without("lastTransitionTime"), condition.without("lastTransitionTime"));
    return told ? status : Conditions.inPlace(status, condition);
  }

  private List<JsonObject> conditions(Map<String, Integer> kinds, Map<String, Integer> finalizers) {
    List<String> left = new ArrayList<>();
    kinds.forEach((kind, count) -> left.add(kind + " has " + count + " resource instances"));
    List<String> held = new ArrayList<>();
    finalizers.forEach((name, count) -> held.add(name + " in " + count + " resource instances"));
    return List.of(
        fine(
            "NamespaceDeletionDiscoveryFailure",
            "ResourcesDiscovered",
            "All resources successfully discovered"),
        fine(
            "NamespaceDeletionGroupVersionParsingFailure",
            "ParsedGroupVersions",
            "All legacy kube types successfully parsed"),
        fine(
            "NamespaceDeletionContentFailure",
            "ContentDeleted",
            "All content successfully deleted, may be waiting on finalization"),
        condition(
            "NamespaceContentRemaining",
            "True",
            "SomeResourcesRemain",
            "Some resources are remaining: " + String.join(", ", left)),
        held.isEmpty()
            ? fine(
                "NamespaceFinalizersRemaining",
                "ContentHasNoFinalizers",
                "All content-preserving finalizers finished")
            : condition(
                "NamespaceFinalizersRemaining",
                "True",
                "SomeFinalizersRemain",
                "Some content in the namespace has finalizers remaining: "
                    + String.join(", ", held)));
  }

  private JsonObject fine(String type, String reason, String message) {
    return condition(type, "False", reason, message);
  }

  private JsonObject condition(String type, String status, String reason, String message) {
    return JsonObject.builder()
        .put("type", type)
        .put("status", status)
        .put("lastTransitionTime", means.now())
        .put("reason", reason)
        .put("message", message)
        .build();
  }
}

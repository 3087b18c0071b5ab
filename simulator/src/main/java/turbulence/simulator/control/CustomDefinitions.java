package turbulence.simulator.control;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Definitions;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Verbs;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.schema.Acceptance;
import turbulence.simulator.schema.CustomDefinition;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Accepts the names of CustomResourceDefinitions, and removes their objects before they go.
public final class CustomDefinitions implements Controller {
  private static final Caller SELF = Caller.component("kube-apiserver");

  private final Store store;
  private final Verbs verbs;
  private final InstantSource clock;

  public CustomDefinitions(Store store, Verbs verbs, InstantSource clock) {
    this.store = store;
    this.verbs = verbs;
    this.clock = clock;
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    if (change.key().resource().equals(Definitions.RESOURCE)) {
      look.accept(change.key());
      if (change instanceof Change.Deleted) {
        // Its names are free now: perhaps another one waits for them.
        store.snapshot(Definitions.RESOURCE).all("").forEach(each -> look.accept(each.key()));
      }
      return;
    }
    if (change instanceof Change.Deleted && change.key().resource().group().contains(".")) {
      Resource of = change.key().resource();
      look.accept(new Key(Definitions.RESOURCE, of.plural() + "." + of.group()));
    }
  }

  @Override
  public void reconcile(Key key) {
    store
        .get(key)
        .ifPresent(found -> {
          if (found.isDeleting()) {
            cleanUp(found);
          } else {
            accept(found);
          }
        });
  }

  private void accept(Stored found) {
    List<CustomDefinition> others =
        store.snapshot(Definitions.RESOURCE).all("").stream()
            .filter(other -> !other.key().equals(found.key()))
            .map(other -> new CustomDefinition(other.object()))
            .toList();
    String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    verbs.change(SELF, found.key(), Part.OBJECT, CustomDefinitions::held);
    verbs.change(
        SELF,
        found.key(),
        Part.STATUS,
        object -> Acceptance.accept(new CustomDefinition(object), others, now).tree());
  }

  private static JsonObject held(JsonObject definition) {
    JsonObject metadata = definition.object("metadata");
    List<Json> finalizers = new ArrayList<>(metadata.array("finalizers").items());
    if (finalizers.contains(new JsonText(Definitions.CLEANUP))) {
      return definition;
    }
    finalizers.add(new JsonText(Definitions.CLEANUP));
    return definition.with("metadata", metadata.with("finalizers", new JsonArray(finalizers)));
  }

  private void cleanUp(Stored found) {
    CustomDefinition definition = new CustomDefinition(found.object());
    Resource resource = new Resource(definition.group(), definition.plural());
    List<Stored> left = store.snapshot(resource).all("");
    if (left.isEmpty()) {
      verbs.change(SELF, found.key(), Part.OBJECT, CustomDefinitions::released);
    } else {
      left.stream()
          .filter(each -> !each.isDeleting())
          .forEach(each -> verbs.delete(SELF, each.key(), Deletion.PLAIN));
    }
  }

  private static JsonObject released(JsonObject definition) {
    JsonObject metadata = definition.object("metadata");
    List<Json> finalizers = new ArrayList<>(metadata.array("finalizers").items());
    finalizers.remove(new JsonText(Definitions.CLEANUP));
    return definition.with(
        "metadata",
        finalizers.isEmpty()
            ? metadata.without("finalizers")
            : metadata.with("finalizers", new JsonArray(finalizers)));
  }
}

package turbulence.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import turbulence.json.JsonArray;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Deletion.Propagation;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

class GarbageCollectionTest {
  private static final Resource GIZMOS = new Resource("acme.example", "gizmos");

  private final Rig rig = new Rig(1, GarbageCollection::new);

  private Stored owner(String name) {
    return rig.create(
        Kinds.CONFIG_MAPS,
        "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'" + name + "'}}");
  }

  private void dependent(String name, boolean blocks, Stored... owners) {
    StringBuilder references = new StringBuilder();
    for (Stored owner : owners) {
      references
          .append(references.isEmpty() ? "" : ",")
          .append(References.to(owner).without("controller").with("blockOwnerDeletion", blocks));
    }
    rig.create(
        GIZMOS,
        "{'apiVersion':'acme.example/v1','kind':'Gizmo','metadata':{'name':'"
            + name
            + "','ownerReferences':["
            + references
            + "]}}");
    rig.timeline.settle();
  }

  private boolean exists(Resource resource, String name) {
    return rig.store.get(Rig.key(resource, name)).isPresent();
  }

  @Test
  void collects_what_an_owner_leaves_behind() {
    dependent("g", true, owner("a"));
    rig.delete(Kinds.CONFIG_MAPS, "a", Deletion.of(Propagation.BACKGROUND));
    assertThat(exists(GIZMOS, "g")).isTrue();
    rig.timeline.settle();
    assertThat(exists(GIZMOS, "g")).isFalse();
  }

  @Test
  void keeps_what_has_another_owner_and_forgets_the_lost_one() {
    Stored b = owner("b");
    dependent("g", true, owner("a"), b);
    rig.delete(Kinds.CONFIG_MAPS, "a", Deletion.PLAIN);
    rig.timeline.settle();
    assertThat(References.of(rig.get(GIZMOS, "g"))).hasSize(1);
    assertThat(References.uid(References.of(rig.get(GIZMOS, "g")).getFirst())).isEqualTo(b.uid());
  }

  @Test
  void deletes_dependents_before_their_owner_in_the_foreground() {
    Stored a = owner("a");
    dependent("g", true, a);
    rig.change(
        GIZMOS,
        "g",
        now ->
            now.with(
                "metadata",
                now.object("metadata").with("finalizers", JsonArray.of("acme.example/hold"))));
    rig.delete(Kinds.CONFIG_MAPS, "a", Deletion.of(Propagation.FOREGROUND));
    rig.timeline.settle();
    assertThat(exists(Kinds.CONFIG_MAPS, "a")).isTrue();
    assertThat(rig.get(GIZMOS, "g").isDeleting()).isTrue();
    rig.change(
        GIZMOS, "g", now -> now.with("metadata", now.object("metadata").without("finalizers")));
    rig.timeline.settle();
    assertThat(exists(GIZMOS, "g")).isFalse();
    assertThat(exists(Kinds.CONFIG_MAPS, "a")).isFalse();
  }

  @Test
  void does_not_wait_for_dependents_that_do_not_block() {
    dependent("g", false, owner("a"));
    rig.delete(Kinds.CONFIG_MAPS, "a", Deletion.of(Propagation.FOREGROUND));
    rig.timeline.settle();
    assertThat(exists(Kinds.CONFIG_MAPS, "a")).isFalse();
    assertThat(exists(GIZMOS, "g")).isFalse();
  }

  @Test
  void leaves_orphans_alone() {
    dependent("g", true, owner("a"));
    rig.delete(Kinds.CONFIG_MAPS, "a", Deletion.of(Propagation.ORPHAN));
    rig.timeline.settle();
    assertThat(exists(Kinds.CONFIG_MAPS, "a")).isFalse();
    assertThat(References.of(rig.get(GIZMOS, "g"))).isEmpty();
  }

  @Test
  void collects_what_names_an_owner_that_never_was() {
    Stored a = owner("a");
    rig.create(
        GIZMOS,
        "{'kind':'Gizmo','apiVersion':'acme.example/v1','metadata':{'name':'g','ownerReferences':["
            + References.to(a).with("uid", "other")
            + "]}}");
    rig.timeline.settle();
    assertThat(exists(GIZMOS, "g")).isFalse();
  }

  @Test
  void takes_no_owner_from_another_namespace() {
    Stored a = owner("a");
    rig.verbs.create(
        Caller.ADMIN,
        new Key(GIZMOS, "elsewhere", "g"),
        References.with(
            Rig.json("{'kind':'Gizmo','apiVersion':'acme.example/v1','metadata':{'name':'g'}}"),
            References.to(a)));
    rig.timeline.settle();
    assertThat(rig.all(GIZMOS)).isEmpty();
  }

  @Test
  void keeps_an_object_of_the_cluster_that_names_a_kind_of_a_namespace() {
    Stored a = owner("a");
    rig.verbs.create(
        Caller.ADMIN,
        new Key(Kinds.NODES, "n"),
        References.with(
            Rig.json("{'kind':'Node','apiVersion':'v1','metadata':{'name':'n'}}"),
            References.to(a)));
    rig.timeline.settle();
    assertThat(rig.all(Kinds.NODES)).hasSize(1);
    assertThat(rig.told("OwnerRefInvalidNamespace")).hasSize(1);
  }
}

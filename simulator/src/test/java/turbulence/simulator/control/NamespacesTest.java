package turbulence.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

class NamespacesTest {
  private static final Key SHOP = new Key(Kinds.NAMESPACES, "shop");

  private final Rig rig =
      new Rig(
          1,
          Namespaces::new,
          means -> new NamespaceFurniture(means, "PEM"),
          ReplicaSets::of,
          GarbageCollection::new,
          PretendedKubelet::new);

  private void namespace() {
    rig.create(
        Kinds.NAMESPACES,
        """
        {'apiVersion':'v1','kind':'Namespace','metadata':{'name':'shop'},
         'spec':{'finalizers':['kubernetes']},'status':{'phase':'Active'}}
        """);
    rig.timeline.settle();
  }

  private void delete() {
    rig.verbs.delete(Caller.ADMIN, SHOP, Deletion.PLAIN);
  }

  @Test
  void furnishes_a_new_namespace_and_keeps_it_so() {
    namespace();
    Stored root = rig.get(Kinds.CONFIG_MAPS, "kube-root-ca.crt");
    assertThat(root.object().object("data")).isEqualTo(JsonObject.of("ca.crt", "PEM"));
    assertThat(root.metadata().object("annotations").has("kubernetes.io/description")).isTrue();
    rig.delete(Kinds.SERVICE_ACCOUNTS, "default", Deletion.PLAIN);
    rig.change(Kinds.CONFIG_MAPS, "kube-root-ca.crt", now -> now.with("data", JsonObject.EMPTY));
    rig.timeline.settle();
    assertThat(rig.all(Kinds.SERVICE_ACCOUNTS)).hasSize(1);
    assertThat(rig.get(Kinds.CONFIG_MAPS, "kube-root-ca.crt").object().object("data"))
        .isEqualTo(JsonObject.of("ca.crt", "PEM"));
  }

  @Test
  void is_gone_when_all_within_is() {
    namespace();
    rig.create(
        Kinds.REPLICA_SETS,
        """
        {'apiVersion':'apps/v1','kind':'ReplicaSet','metadata':{'name':'web'},
         'spec':{'replicas':3,'selector':{'matchLabels':{'app':'web'}},
          'template':{'metadata':{'labels':{'app':'web'}},'spec':{}}}}
        """);
    rig.run(5);
    delete();
    rig.run(4);
    assertThat(rig.all(Kinds.PODS)).as("for five seconds it is only on its way out").hasSize(3);
    assertThat(rig.store.get(SHOP).orElseThrow().status().has("conditions")).isFalse();
    rig.run(1);
    JsonObject remaining =
        Conditions.find(rig.store.get(SHOP).orElseThrow().status(), "NamespaceContentRemaining");
    assertThat(remaining).isNotNull();
    assertThat(Fields.text(remaining, "message"))
        .startsWith("Some resources are remaining: ")
        .contains("pods. has 3 resource instances");
    rig.run(5);
    assertThat(rig.store.get(SHOP)).isEmpty();
    assertThat(rig.all(Kinds.PODS)).isEmpty();
    assertThat(rig.all(Kinds.REPLICA_SETS)).isEmpty();
    assertThat(rig.all(Kinds.CONFIG_MAPS)).isEmpty();
    assertThat(rig.all(Kinds.EVENTS)).isEmpty();
  }

  @Test
  void waits_for_finalizers_of_others_and_says_so() {
    namespace();
    rig.change(
        Kinds.CONFIG_MAPS,
        "kube-root-ca.crt",
        now ->
            now.with(
                "metadata",
                now.object("metadata").with("finalizers", JsonArray.of("acme.example/hold"))));
    delete();
    rig.run(5);
    JsonObject status = rig.store.get(SHOP).orElseThrow().status();
    JsonObject held = Conditions.find(status, "NamespaceFinalizersRemaining");
    assertThat(held).isNotNull();
    assertThat(Fields.text(held, "message"))
        .isEqualTo(
            "Some content in the namespace has finalizers remaining: acme.example/hold in 1"
                + " resource instances");
    rig.change(
        Kinds.CONFIG_MAPS,
        "kube-root-ca.crt",
        now -> now.with("metadata", now.object("metadata").without("finalizers")));
    rig.timeline.settle();
    assertThat(rig.store.get(SHOP)).isEmpty();
  }
}

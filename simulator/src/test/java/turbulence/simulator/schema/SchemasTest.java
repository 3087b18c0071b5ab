package turbulence.simulator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import turbulence.json.Json;

class SchemasTest {
  private final Schemas schemas = Schemas.builtin();

  @Test
  void a_kind_is_found_by_group_version_and_kind() {
    assertThat(schemas.of("", "v1", "Pod").orElseThrow().name())
        .isEqualTo("io.k8s.api.core.v1.Pod");
    assertThat(schemas.of("apps", "v1", "Deployment").orElseThrow().title())
        .isEqualTo("Deployment");
    assertThat(schemas.of("apiextensions.k8s.io", "v1", "CustomResourceDefinition")).isPresent();
    assertThat(schemas.of("apiregistration.k8s.io", "v1", "APIService")).isPresent();
    assertThat(schemas.of("apps", "v1beta1", "Deployment")).isEmpty();
    assertThat(schemas.of("", "v1", "Gizmo")).isEmpty();
  }

  @Test
  void options_of_a_deletion_are_known_in_every_group() {
    assertThat(schemas.of("policy", "v1", "DeleteOptions")).isPresent();
    assertThat(schemas.of("", "v1", "DeleteOptions")).isPresent();
  }

  @Test
  void lists_say_how_they_are_merged() {
    Type.Field containers = field("io.k8s.api.core.v1.PodSpec", "containers");
    assertThat(containers.required()).isTrue();
    assertThat(containers.strategy()).isEqualTo(new Type.Strategy(true, false, false, "name"));
    assertThat(((Type.Items) containers.type()).merging())
        .isEqualTo(new Type.Merging(Type.How.MAP, List.of("name")));
    Type.Field ports = field("io.k8s.api.core.v1.Container", "ports");
    assertThat(((Type.Items) ports.type()).merging().keys())
        .containsExactly("containerPort", "protocol");
    assertThat(ports.strategy().mergeKey()).isEqualTo("containerPort");
    Type.Field finalizers = field("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta", "finalizers");
    assertThat(((Type.Items) finalizers.type()).merging()).isEqualTo(Type.Merging.SET);
    assertThat(finalizers.strategy()).isEqualTo(new Type.Strategy(true, false, false, ""));
    Type.Field command = field("io.k8s.api.core.v1.Container", "command");
    assertThat(((Type.Items) command.type()).merging()).isEqualTo(Type.Merging.ATOMIC);
  }

  @Test
  void strategies_other_than_merge_are_known() {
    assertThat(field("io.k8s.api.core.v1.PodSpec", "volumes").strategy())
        .isEqualTo(new Type.Strategy(true, true, false, "name"));
    assertThat(field("io.k8s.api.apps.v1.DeploymentSpec", "strategy").strategy().retainKeys())
        .isTrue();
    assertThat(
            field("io.k8s.api.policy.v1.PodDisruptionBudgetSpec", "selector").strategy().replace())
        .isTrue();
  }

  @Test
  void scalars_keep_their_formats() {
    assertThat(field("io.k8s.api.core.v1.PodSpec", "terminationGracePeriodSeconds").type())
        .isEqualTo(Type.Scalar.LONG);
    assertThat(field("io.k8s.api.core.v1.PodSpec", "overhead").type())
        .isEqualTo(new Type.Named(Type.Scalar.QUANTITY, false));
    assertThat(field("io.k8s.api.core.v1.ServicePort", "targetPort").type())
        .isEqualTo(Type.Scalar.INT_OR_TEXT);
    assertThat(field("io.k8s.api.coordination.v1.LeaseSpec", "renewTime").type())
        .isEqualTo(Type.Scalar.MICRO_TIME);
  }

  @Test
  void presets_are_those_of_server_side_apply() {
    assertThat(field("io.k8s.api.core.v1.ContainerPort", "protocol").preset())
        .isEqualTo(Json.of("TCP"));
    assertThat(field("io.k8s.api.core.v1.LocalObjectReference", "name").preset())
        .isEqualTo(Json.of(""));
    assertThat(field("io.k8s.api.core.v1.ReplicationControllerSpec", "replicas").preset())
        .isEqualTo(Json.of(1));
    assertThat(field("io.k8s.api.core.v1.PodSpec", "nodeName").preset()).isNull();
  }

  @Test
  void atomic_maps_and_structs_are_marked_and_may_be_spread_where_they_are_used() {
    assertThat(field("io.k8s.api.core.v1.PodSpec", "nodeSelector").type())
        .isEqualTo(new Type.Named(Type.Scalar.TEXT, true));
    assertThat(schemas.named("io.k8s.api.core.v1.ObjectReference").orElseThrow().atomic()).isTrue();
    Type.Struct claim =
        (Type.Struct) field("io.k8s.api.core.v1.PersistentVolumeSpec", "claimRef").type();
    assertThat(claim.atomic()).isFalse();
    assertThat(claim.field("uid")).isPresent();
  }

  @Test
  void every_type_can_be_read_even_those_that_hold_themselves() {
    Set<Type> seen = new HashSet<>();
    Deque<Type> open = new ArrayDeque<>();
    for (String group : List.of("", "apps", "batch", "apiextensions.k8s.io", "resource.k8s.io")) {
      for (String kind : schemas.kinds(group, "v1")) {
        open.add(schemas.of(group, "v1", kind).orElseThrow());
      }
    }
    while (!open.isEmpty()) {
      Type type = open.pop();
      if (seen.add(type)) {
        switch (type) {
          case Type.Struct struct ->
              struct.fields().values().forEach(field -> open.push(field.type()));
          case Type.Items items -> open.push(items.element());
          case Type.Named named -> open.push(named.value());
          case Type.Scalar _, Type.Anything _ -> {}
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(400);
  }

  private Type.Field field(String type, String name) {
    return schemas.named(type).orElseThrow().field(name).orElseThrow();
  }
}

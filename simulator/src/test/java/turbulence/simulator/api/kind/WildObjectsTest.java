package turbulence.simulator.api.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;

/// Objects that nobody would write.
class WildObjectsTest {
  private static final String[] KINDS = {
    "/pods",
    "/namespaces",
    "/nodes",
    "/services",
    "/configmaps",
    "/secrets",
    "/events",
    "/endpoints",
    "/limitranges",
    "/persistentvolumeclaims",
    "/persistentvolumes",
    "/podtemplates",
    "/replicationcontrollers",
    "/resourcequotas",
    "/serviceaccounts",
    "apps/deployments",
    "apps/replicasets",
    "apps/statefulsets",
    "apps/daemonsets",
    "batch/jobs",
    "batch/cronjobs",
    "autoscaling/horizontalpodautoscalers",
    "policy/poddisruptionbudgets",
    "networking.k8s.io/ingresses",
    "networking.k8s.io/networkpolicies",
    "discovery.k8s.io/endpointslices",
    "coordination.k8s.io/leases",
    "rbac.authorization.k8s.io/roles",
    "rbac.authorization.k8s.io/rolebindings",
    "scheduling.k8s.io/priorityclasses",
    "storage.k8s.io/storageclasses",
    "apiextensions.k8s.io/customresourcedefinitions"
  };
  private static final String[] TEXTS = {
    "",
    "a",
    "None",
    "ClusterIP",
    "NodePort",
    "LoadBalancer",
    "ExternalName",
    "1",
    "-1",
    "500m",
    "1Gi",
    "50%",
    "RollingUpdate",
    "Recreate",
    "Always",
    "Never",
    "Indexed",
    "Local",
    "ClientIP",
    "Container",
    "cpu",
    "nginx",
    "nginx:1",
    "é@",
    "* * * * *",
    "10.96.0.7",
    "Resource",
    "Localhost",
    "v1",
    "metadata.labels['a']",
    "true"
  };

  private static final String[] FREQUENT = {
    "containers", "template", "spec", "metadata", "ports", "volumes", "name", "type", "selector"
  };

  private String[] words = FREQUENT;

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void defaults_settle_at_once_and_nothing_is_thrown(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 60; round++) {
      words = words(random);
      for (String kind : KINDS) {
        int slash = kind.indexOf('/');
        Resource resource = new Resource(kind.substring(0, slash), kind.substring(slash + 1));
        examine(resource, object(random, 7), object(random, 7), seed);
      }
    }
  }

  private static void examine(Resource resource, JsonObject wild, JsonObject other, long seed) {
    Behaviour behaviour = Behaviours.of(resource);
    JsonObject once = behaviour.defaulted(wild);
    assertThat(behaviour.defaulted(once))
        .as("seed %s, %s: %s", seed, resource, wild)
        .isEqualTo(once);
    Surroundings surroundings = Creation.surroundings(new Store());
    JsonObject created = behaviour.created(once, surroundings);
    Findings findings = new Findings();
    behaviour.check(created, findings);
    Metadata.check(created, behaviour.nameRule(), true, findings);
    JsonObject after = behaviour.updated(created, behaviour.defaulted(other), surroundings);
    behaviour.checkUpdate(created, after, findings);
    Metadata.checkUpdate(created, after, findings);
    behaviour.checkAgainst(created, after, surroundings, findings);
    JsonObject status = behaviour.statusUpdated(after, behaviour.defaulted(other));
    behaviour.checkStatusUpdate(after, status, findings);
    assertThat(behaviour.refusal(once, surroundings)).isNotNull();
    assertThat(behaviour.warnings(once)).isNotNull();
  }

  /// A few names for each round, so that wild objects still are about something.
  private static String[] words(SplittableRandom random) {
    String[] chosen = Arrays.copyOf(FREQUENT, FREQUENT.length + 12);
    for (int i = FREQUENT.length; i < chosen.length; i++) {
      chosen[i] = FieldNames.ALL[random.nextInt(FieldNames.ALL.length)];
    }
    return chosen;
  }

  private Json value(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 5)) {
      case 0 -> Json.of(random.nextInt(-2, 3));
      case 1 -> Json.of(random.nextInt(70_000));
      case 2 -> Json.of(random.nextBoolean());
      case 3 -> random.nextInt(4) == 0 ? JsonNull.NULL : Json.of(1.5);
      case 4 -> Json.of(TEXTS[random.nextInt(TEXTS.length)]);
      case 5, 6, 7 -> array(random, depth - 1);
      default -> object(random, depth - 1);
    };
  }

  private JsonArray array(SplittableRandom random, int depth) {
    List<Json> items = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      items.add(random.nextInt(4) == 0 ? value(random, depth) : object(random, depth));
    }
    return new JsonArray(items);
  }

  private JsonObject object(SplittableRandom random, int depth) {
    JsonObject.Builder object = JsonObject.builder();
    if (depth == 7) {
      object.put("spec", object(random, 6)).put("metadata", object(random, 3));
    }
    for (int left = depth <= 0 ? 0 : random.nextInt(9); left > 0; left--) {
      object.put(words[random.nextInt(words.length)], value(random, depth - 1));
    }
    return object.build();
  }
}

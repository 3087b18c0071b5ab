package turbulence.simulator.api.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// What the admission of a real server adds to a new pod: its account with the account's token, its
/// priority, and five minutes of patience with a lost node.
final class PodAdmission {
  static final String MIRROR = "kubernetes.io/config.mirror";
  private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
  private static final Resource ACCOUNTS = new Resource("", "serviceaccounts");
  private static final Resource CLASSES = new Resource("scheduling.k8s.io", "priorityclasses");
  private static final Json DEFAULT = new JsonText("default");
  private static final String MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";
  private static final Json LOWER = new JsonText("PreemptLowerPriority");
  private static final Json NORMAL = new JsonNumber(0L);
  private static final String NOT_READY = "node.kubernetes.io/not-ready";
  private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
  private static final JsonObject TOKEN =
      JsonObject.of(
          "serviceAccountToken", JsonObject.of("expirationSeconds", 3607, "path", "token"));
  private static final JsonObject AUTHORITY =
      JsonObject.of(
          "configMap",
          JsonObject.of(
              "name",
              "kube-root-ca.crt",
              "items",
              JsonArray.of(JsonObject.of("key", "ca.crt", "path", "ca.crt"))));
  private static final JsonObject NAMESPACE =
      JsonObject.of(
          "downwardAPI",
          JsonObject.of(
              "items",
              JsonArray.of(
                  JsonObject.of(
                      "path",
                      "namespace",
                      "fieldRef",
                      JsonObject.of("apiVersion", "v1", "fieldPath", "metadata.namespace")))));
  private static final JsonObject ACCESS =
      JsonObject.of("sources", JsonArray.of(TOKEN, AUTHORITY, NAMESPACE), "defaultMode", 420);

  private final JsonObject pod;
  private final JsonObject spec;
  private final Surroundings surroundings;

  PodAdmission(JsonObject pod, Surroundings surroundings) {
    this.pod = pod;
    this.spec = pod.object("spec");
    this.surroundings = surroundings;
  }

  /// The specification with what admission adds.
  JsonObject spec() {
    Draft draft = Draft.of(isMirror() ? spec : withAccount());
    prioritise(draft);
    JsonObject admitted = draft.build();
    return tolerant(admitted);
  }

  private boolean isMirror() {
    return pod.object("metadata").object("annotations").has(MIRROR);
  }

  private String accountName() {
    return spec.text("serviceAccountName").filter(name -> !name.isEmpty()).orElse("default");
  }

  private @Nullable JsonObject account() {
    String namespace = pod.object("metadata").text("namespace").orElse("");
    return surroundings
        .store()
        .get(new Key(ACCOUNTS, namespace, accountName()))
        .map(Stored::object)
        .orElse(null);
  }

  private JsonObject withAccount() {
    JsonObject account = account();
    Draft draft =
        Draft.of(spec)
            .presetBlank("serviceAccountName", DEFAULT)
            .presetBlank("serviceAccount", DEFAULT);
    if (account != null && spec.array("imagePullSecrets").isEmpty()) {
      JsonArray secrets = account.array("imagePullSecrets");
      if (!secrets.isEmpty()) {
        draft.put("imagePullSecrets", secrets);
      }
    }
    JsonObject named = draft.build();
    return mountsToken(account) ? mounted(named) : named;
  }

  private boolean mountsToken(@Nullable JsonObject account) {
    Json own = spec.get("automountServiceAccountToken");
    if (own instanceof JsonBool flag) {
      return flag.value();
    }
    return account == null || account.get("automountServiceAccountToken") != JsonBool.FALSE;
  }

  private JsonObject mounted(JsonObject named) {
    String volume = accessVolume();
    if (volume.isEmpty()) {
      volume = "kube-api-access-" + suffix(surroundings.random());
    }
    JsonObject mount =
        JsonObject.builder()
            .put("name", volume)
            .put("readOnly", true)
            .put("mountPath", MOUNT_PATH)
            .build();
    boolean[] used = {false};
    Draft draft =
        Draft.of(named)
            .each("initContainers", container -> mounted(container, mount, used))
            .each("containers", container -> mounted(container, mount, used));
    if (used[0] && accessVolume().isEmpty()) {
      JsonObject access = JsonObject.of("name", volume, "projected", ACCESS);
      draft.put("volumes", appended(named.array("volumes"), access));
    }
    return draft.build();
  }

  /// The name of the volume that gives access already, when an author copied a pod.
  private String accessVolume() {
    for (Json volume : spec.array("volumes")) {
      if (volume instanceof JsonObject object
          && object.text("name").orElse("").startsWith("kube-api-access-")) {
        return object.text("name").orElse("");
      }
    }
    return "";
  }

  private static JsonObject mounted(JsonObject container, JsonObject mount, boolean[] used) {
    for (Json item : container.array("volumeMounts")) {
      if (item instanceof JsonObject own && own.text("mountPath").orElse("").equals(MOUNT_PATH)) {
        return container;
      }
    }
    used[0] = true;
    return container.with("volumeMounts", appended(container.array("volumeMounts"), mount));
  }

  private static JsonArray appended(JsonArray array, Json... more) {
    List<Json> items = new ArrayList<>(array.size() + more.length);
    items.addAll(array.items());
    items.addAll(List.of(more));
    return new JsonArray(items);
  }

  /// Five characters that form no words, as generated names end with.
  static String suffix(RandomGenerator random) {
    char[] suffix = new char[5];
    for (int i = 0; i < suffix.length; i++) {
      suffix[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }
    return new String(suffix);
  }

  private void prioritise(Draft draft) {
    String name = spec.text("priorityClassName").orElse("");
    JsonObject priorityClass = name.isEmpty() ? globalDefault() : priorityClass(name);
    if (priorityClass == null) {
      draft.preset("priority", NORMAL).preset("preemptionPolicy", LOWER);
      return;
    }
    draft.put("priority", Json.of(priorityClass.find("value").orElse(NORMAL)));
    draft.preset("preemptionPolicy", Json.of(priorityClass.find("preemptionPolicy").orElse(LOWER)));
    if (name.isEmpty()) {
      String chosen = priorityClass.object("metadata").text("name").orElse("");
      draft.put("priorityClassName", new JsonText(chosen));
    }
  }

  private @Nullable JsonObject priorityClass(String name) {
    JsonObject stored =
        surroundings.store().get(new Key(CLASSES, name)).map(Stored::object).orElse(null);
    if (stored != null) {
      return stored;
    }
    return switch (name) {
      case "system-cluster-critical" -> JsonObject.of("value", 2_000_000_000L);
      case "system-node-critical" -> JsonObject.of("value", 2_000_001_000L);
      default -> null;
    };
  }

  /// Of several the least important.
  private @Nullable JsonObject globalDefault() {
    return PriorityClasses.globalDefault(surroundings.store()).map(Stored::object).orElse(null);
  }

  private static JsonObject tolerant(JsonObject spec) {
    JsonArray tolerations = spec.array("tolerations");
    List<Json> added = new ArrayList<>(2);
    for (String taint : List.of(NOT_READY, UNREACHABLE)) {
      if (!tolerates(tolerations, taint)) {
        added.add(toleration(taint));
      }
    }
    return added.isEmpty()
        ? spec
        : spec.with("tolerations", appended(tolerations, added.toArray(Json[]::new)));
  }

  private static boolean tolerates(JsonArray tolerations, String taint) {
    for (Json item : tolerations) {
      if (item instanceof JsonObject toleration) {
        String key = toleration.text("key").orElse("");
        String effect = toleration.text("effect").orElse("");
        if ((key.isEmpty() || key.equals(taint))
            && (effect.isEmpty() || effect.equals("NoExecute"))) {
          return true;
        }
      }
    }
    return false;
  }

  private static JsonObject toleration(String taint) {
    return JsonObject.builder()
        .put("key", taint)
        .put("operator", "Exists")
        .put("effect", "NoExecute")
        .put("tolerationSeconds", 300)
        .build();
  }

  /// What a write may leave out of a pod's specification without losing it.
  static JsonObject kept(JsonObject before, JsonObject after) {
    Draft draft = Draft.of(after);
    for (String field : List.of("priority", "preemptionPolicy")) {
      Json old = before.get(field);
      if (old != null) {
        draft.preset(field, old);
      }
    }
    return tolerant(draft.build());
  }

  /// Why the pod is forbidden, if it is.
  Optional<String> refusal() {
    String account = accountName();
    if (!account.equals("default") && !isMirror() && account() == null) {
      String namespace = pod.object("metadata").text("namespace").orElse("");
      return Optional.of(
          "error looking up service account "
              + namespace
              + "/"
              + account
              + ": serviceaccount \""
              + account
              + "\" not found");
    }
    String name = spec.text("priorityClassName").orElse("");
    if (!name.isEmpty() && priorityClass(name) == null) {
      return Optional.of("no PriorityClass with name " + name + " was found");
    }
    return contradiction(name.isEmpty() ? globalDefault() : priorityClass(name));
  }

  /// Nobody but the class says how important a pod is.
  private Optional<String> contradiction(@Nullable JsonObject priorityClass) {
    JsonObject said = priorityClass == null ? JsonObject.EMPTY : priorityClass;
    Json priority = said.find("value").orElse(NORMAL);
    Json policy = said.find("preemptionPolicy").orElse(LOWER);
    Json asked = spec.find("priority").orElse(priority);
    if (!asked.equals(priority)) {
      return Optional.of(
          "the integer value of priority ("
              + asked
              + ") must not be provided in pod spec; priority admission controller computed "
              + priority
              + " from the given PriorityClass name");
    }
    String own = spec.text("preemptionPolicy").orElse("");
    return own.isEmpty() || policy.equals(new JsonText(own))
        ? Optional.empty()
        : Optional.of(
            "the string value of PreemptionPolicy ("
                + own
                + ") must not be provided in pod spec; priority admission controller computed "
                + ((JsonText) policy).value()
                + " from the given PriorityClass name");
  }
}

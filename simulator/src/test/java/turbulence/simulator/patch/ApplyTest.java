package turbulence.simulator.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class ApplyTest {
  private static final String HEAD = "\"apiVersion\":\"v1\",\"kind\":\"Pod\"";

  private static JsonObject json(String text) {
    try {
      return (JsonObject) JsonReader.read(text.replace('\'', '"'));
    } catch (JsonMalformed e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonObject pod(String rest) {
    return json("{" + HEAD + "," + rest + "}");
  }

  private static Write by(String manager) {
    return new Write(manager, "v1", "Pod", "", "2026-01-02T03:04:05Z", Types.pod(), true);
  }

  private static JsonObject apply(JsonObject live, String manager, String rest) {
    return new Apply(pod(rest), false, by(manager)).onto(live);
  }

  private static JsonObject created(String manager, String rest) {
    return new Apply(pod(rest), false, by(manager)).onto(null);
  }

  private static JsonArray managed(JsonObject object) {
    return object.object("metadata").array("managedFields");
  }

  private static String fields(JsonObject object, String manager) {
    for (Json entry : managed(object)) {
      if (((JsonObject) entry).text("manager").orElse("").equals(manager)) {
        return ((JsonObject) entry).object("fieldsV1").toString().replace('"', '\'');
      }
    }
    return "none";
  }

  @Test
  void creates_what_is_not_there_and_owns_it() {
    JsonObject pod =
        created(
            "rec",
            "'metadata':{'name':'a','labels':{'app':'x'}},'spec':{'containers':[{'name':'c','image':'i','ports':[{'containerPort':80}]}]}");
    assertThat(fields(pod, "rec"))
        .isEqualTo(
            "{'f:metadata':{'f:labels':{'f:app':{}}},'f:spec':{'f:containers':"
                + "{'k:{\\'name\\':\\'c\\'}':{'.':{},'f:image':{},'f:name':{},'f:ports':"
                + "{'k:{\\'containerPort\\':80,\\'protocol\\':\\'TCP\\'}':{'.':{},'f:containerPort':{}}}}}}}");
    JsonObject entry = (JsonObject) managed(pod).get(0);
    assertThat(entry.names())
        .containsExactly("manager", "operation", "apiVersion", "time", "fieldsType", "fieldsV1");
    assertThat(entry.text("operation")).hasValue("Apply");
  }

  @Test
  void one_conflict_in_the_words_of_a_real_server() {
    JsonObject live = created("rec", "'metadata':{'name':'a','labels':{'app':'x'}}");
    PatchRefused refused =
        catchThrowableOfType(
            PatchRefused.class,
            () -> apply(live, "other", "'metadata':{'name':'a','labels':{'app':'y'}}"));
    assertThat(refused)
        .hasMessage("Apply failed with 1 conflict: conflict with \"rec\": .metadata.labels.app");
    assertThat(refused.code()).isEqualTo(409);
    assertThat(refused.causes())
        .containsExactly(
            new PatchRefused.Cause(
                "FieldManagerConflict", "conflict with \"rec\"", ".metadata.labels.app"));
  }

  @Test
  void several_conflicts_are_grouped_by_manager() {
    JsonObject live = created("b", "'metadata':{'labels':{'app':'x'}},'spec':{'nodeName':'n'}");
    JsonObject updated =
        ManagedFields.afterWrite(
            live, live.with("spec", json("{'nodeName':'n','replicas':2}")), by("kubectl"));
    assertThatExceptionOfType(PatchRefused.class)
        .isThrownBy(() ->
            apply(
                updated,
                "c",
                "'metadata':{'labels':{'app':'y'}},'spec':{'nodeName':'m','replicas':3}"))
        .withMessage(
            "Apply failed with 3 conflicts: conflicts with \"b\":\n- .metadata.labels.app\n"
                + "- .spec.nodeName\nconflicts with \"kubectl\" using v1:\n- .spec.replicas");
  }

  @Test
  void force_takes_the_field_from_its_owner() {
    JsonObject live = created("rec", "'metadata':{'labels':{'app':'x','tier':'t'}}");
    JsonObject taken =
        new Apply(pod("'metadata':{'labels':{'app':'y'}}"), true, by("other")).onto(live);
    assertThat(taken.object("metadata").object("labels")).isEqualTo(json("{'app':'y','tier':'t'}"));
    assertThat(fields(taken, "rec")).isEqualTo("{'f:metadata':{'f:labels':{'f:tier':{}}}}");
    assertThat(fields(taken, "other")).isEqualTo("{'f:metadata':{'f:labels':{'f:app':{}}}}");
  }

  @Test
  void the_same_value_is_shared_and_stays_until_the_last_owner_leaves() {
    JsonObject one = created("a", "'metadata':{'labels':{'app':'x'}}");
    JsonObject both = apply(one, "b", "'metadata':{'labels':{'app':'x'}}");
    JsonObject left = apply(both, "a", "'metadata':{}");
    assertThat(left.object("metadata").object("labels")).isEqualTo(json("{'app':'x'}"));
    assertThat(fields(left, "a")).isEqualTo("none");
    JsonObject gone = apply(left, "b", "'metadata':{}");
    assertThat(gone.object("metadata").isEmpty()).isTrue();
  }

  @Test
  void items_go_by_their_keys() {
    JsonObject live =
        created("a", "'spec':{'containers':[{'name':'x','image':'1'},{'name':'y','image':'1'}]}");
    JsonObject defaulted = ManagedFields.afterWrite(live, live, by("a"));
    JsonObject added = apply(defaulted, "b", "'spec':{'containers':[{'name':'z','image':'3'}]}");
    assertThat(added.object("spec").array("containers").items())
        .extracting(item -> ((JsonObject) item).text("name").orElse(""))
        .containsExactly("x", "y", "z");
    JsonObject fewer = apply(added, "a", "'spec':{'containers':[{'name':'y','image':'2'}]}");
    assertThat(fewer.object("spec").array("containers"))
        .isEqualTo(json("{'l':[{'name':'y','image':'2'},{'name':'z','image':'3'}]}").array("l"));
  }

  @Test
  void set_lists_are_shared_value_by_value() {
    JsonObject one = created("a", "'metadata':{'finalizers':['x/y']}");
    JsonObject both = apply(one, "b", "'metadata':{'finalizers':['z/y']}");
    assertThat(both.object("metadata").array("finalizers")).isEqualTo(JsonArray.of("x/y", "z/y"));
    JsonObject left = apply(both, "a", "'metadata':{}");
    assertThat(left.object("metadata").array("finalizers")).isEqualTo(JsonArray.of("z/y"));
    assertThat(fields(left, "b")).isEqualTo("{'f:metadata':{'f:finalizers':{'v:\\'z/y\\'':{}}}}");
  }

  @Test
  void atomic_values_have_one_owner() {
    JsonObject live = created("a", "'spec':{'nodeSelector':{'x':'1'}}");
    assertThat(fields(live, "a")).isEqualTo("{'f:spec':{'f:nodeSelector':{}}}");
    assertThatExceptionOfType(PatchRefused.class)
        .isThrownBy(() -> apply(live, "b", "'spec':{'nodeSelector':{'y':'1'}}"))
        .withMessageContaining(".spec.nodeSelector");
  }

  @Test
  void fields_of_an_object_without_owners_belong_to_those_before() {
    JsonObject live = pod("'metadata':{'name':'a','labels':{'app':'x'}}");
    assertThatExceptionOfType(PatchRefused.class)
        .isThrownBy(() -> apply(live, "b", "'metadata':{'labels':{'app':'y'}}"))
        .withMessage(
            "Apply failed with 1 conflict: conflict with \"before-first-apply\" using v1:"
                + " .metadata.labels.app");
  }

  @Test
  void kubectl_takes_over_what_it_applied_without_the_server() {
    String last = "{'apiVersion':'v1','kind':'Pod','metadata':{'labels':{'app':'x'}}}";
    JsonObject annotations =
        JsonObject.of("kubectl.kubernetes.io/last-applied-configuration", last.replace('\'', '"'));
    JsonObject metadata = json("{'labels':{'app':'x'}}").with("annotations", annotations);
    JsonObject live =
        ManagedFields.afterWrite(
            null, pod("'spec':{}").with("metadata", metadata), by("kubectl-client-side-apply"));
    JsonObject now = apply(live, "kubectl", "'metadata':{'labels':{'app':'y'}}");
    assertThat(now.object("metadata").object("labels")).isEqualTo(json("{'app':'y'}"));
    assertThat(now.object("metadata").object("annotations").toString())
        .contains("\\\"app\\\":\\\"y\\\"");
    assertThatExceptionOfType(PatchRefused.class)
        .isThrownBy(() -> apply(live, "other", "'metadata':{'labels':{'app':'y'}}"));
  }

  @Test
  void says_what_is_not_of_the_type() {
    assertThatExceptionOfType(PatchRefused.class)
        .isThrownBy(() -> created("a", "'metadata':{'name':'p','namespace':'n'},'spec':{'spam':1}"))
        .withMessage(
            "failed to create typed patch object (n/p; /v1, Kind=Pod): .spec.spam: field not"
                + " declared in schema");
    assertThatExceptionOfType(PatchRefused.class)
        .isThrownBy(() -> created("a", "'spec':{'containers':[{'name':'c'},{'name':'c'}]}"))
        .withMessageContaining(".spec.containers: duplicate entries for key [name=\"c\"]");
    assertThatExceptionOfType(PatchRefused.class)
        .isThrownBy(() -> created("a", "'spec':{'containers':[{'image':'c'}]}"))
        .withMessageContaining("omits all key fields [\"name\"]");
    assertThatExceptionOfType(PatchRefused.class)
        .isThrownBy(() -> created("a", "'metadata':{'managedFields':[]}"))
        .withMessage("metadata.managedFields must be nil");
    assertThatExceptionOfType(PatchRefused.class)
        .isThrownBy(
            () -> new Apply(json("{'apiVersion':'v1','kind':'X'}"), false, by("a")).onto(null))
        .withMessage("invalid object type: /v1, Kind=X");
  }
}

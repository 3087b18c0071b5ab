package turbulence.simulator.patch;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.schema.Type;

class ManagedFieldsTest {
  private static JsonObject json(String text) {
    try {
      return (JsonObject) JsonReader.read(text.replace('\'', '"'));
    } catch (JsonMalformed e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Write by(String manager, String subresource, int second) {
    String time = "2026-01-02T03:04:" + (second < 10 ? "0" : "") + second + "Z";
    return new Write(manager, "v1", "Pod", subresource, time, Types.pod(), true);
  }

  private static JsonObject write(
      @Nullable JsonObject before, String after, String manager, int second) {
    JsonObject object = json(after);
    return ManagedFields.afterWrite(before, object, by(manager, "", second));
  }

  private static String entries(JsonObject object) {
    StringBuilder text = new StringBuilder();
    for (Json json : object.object("metadata").array("managedFields")) {
      JsonObject entry = (JsonObject) json;
      text.append(entry.text("manager").orElse("")).append(' ');
      text.append(entry.text("time").orElse("").substring(17)).append(' ');
      text.append(entry.object("fieldsV1")).append('\n');
    }
    return text.toString().replace('"', '\'');
  }

  @Test
  void who_creates_owns_all_but_what_the_server_sets() {
    JsonObject pod =
        write(
            null,
            "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'a','namespace':'n','labels':{'a':'1'}},"
                + "'spec':{'containers':[{'name':'c'}]},'status':{'phase':'Pending'}}",
            "kubectl-create",
            1);
    assertThat(entries(pod))
        .isEqualTo(
            "kubectl-create 01Z"
                + " {'f:metadata':{'f:labels':{'.':{},'f:a':{}}},'f:spec':{'f:containers':{'k:{\\'name\\':\\'c\\'}':{'.':{},'f:name':{}}}}}\n");
  }

  @Test
  void an_update_takes_what_it_changes_and_only_then_has_a_new_time() {
    JsonObject one = write(null, "{'metadata':{'labels':{'a':'1','b':'1'}}}", "x", 1);
    JsonObject same = write(one, "{'metadata':{'labels':{'a':'1','b':'1'}}}", "y", 2);
    assertThat(entries(same)).isEqualTo(entries(one));
    JsonObject two = write(one, "{'metadata':{'labels':{'a':'2','b':'1'}}}", "y", 2);
    assertThat(entries(two))
        .isEqualTo(
            "x 01Z {'f:metadata':{'f:labels':{'.':{},'f:b':{}}}}\n"
                + "y 02Z {'f:metadata':{'f:labels':{'f:a':{}}}}\n");
    JsonObject three = write(two, "{'metadata':{'labels':{'b':'1'}}}", "z", 3);
    assertThat(entries(three)).isEqualTo("x 01Z {'f:metadata':{'f:labels':{'.':{},'f:b':{}}}}\n");
  }

  @Test
  void a_status_has_its_own_entry() {
    JsonObject one = write(null, "{'metadata':{'labels':{'a':'1'}}}", "x", 1);
    JsonObject status =
        ManagedFields.afterWrite(
            one, one.with("status", json("{'phase':'Running'}")), by("kubelet", "status", 2));
    JsonObject entry = (JsonObject) status.object("metadata").array("managedFields").get(1);
    assertThat(entry.text("subresource")).hasValue("status");
    assertThat(entry.object("fieldsV1")).isEqualTo(json("{'f:status':{'f:phase':{}}}"));
  }

  @Test
  void an_empty_entry_forgets_everybody() {
    JsonObject one = write(null, "{'metadata':{'labels':{'a':'1'}}}", "x", 1);
    for (String reset : new String[] {"[]", "[{}]"}) {
      String object = "{'metadata':{'labels':{'a':'2'},'managedFields':" + reset + "}}";
      assertThat(entries(write(one, object, "x", 2))).isEmpty();
    }
  }

  @Test
  void who_does_not_know_of_them_does_not_delete_them() {
    JsonObject one = write(null, "{'metadata':{'labels':{'a':'1'}}}", "x", 1);
    String unreadable = "{'metadata':{'labels':{'a':'1'},'managedFields':[{'manager':'spam'}]}}";
    assertThat(entries(write(one, unreadable, "x", 2))).isEqualTo(entries(one));
  }

  @Test
  void an_object_that_nobody_owned_stays_so() {
    JsonObject bare = json("{'metadata':{'labels':{'a':'1'}}}");
    assertThat(entries(write(bare, "{'metadata':{'labels':{'a':'2'}}}", "x", 1))).isEmpty();
  }

  @Test
  void more_than_ten_updates_are_merged_from_the_oldest() {
    JsonObject object = write(null, "{'metadata':{'labels':{'l0':'1'}}}", "m0", 0);
    for (int i = 1; i < 14; i++) {
      JsonObject labels = object.object("metadata").object("labels").with("l" + i, "1");
      JsonObject metadata = object.object("metadata").with("labels", labels);
      object =
          ManagedFields.afterWrite(object, object.with("metadata", metadata), by("m" + i, "", i));
    }
    JsonArray entries = object.object("metadata").array("managedFields");
    assertThat(entries.size()).isEqualTo(10);
    assertThat(entries(object))
        .startsWith("ancient-changes 04Z {'f:metadata':{'f:labels':{'.':{},'f:l0'");
  }

  @Test
  void a_custom_resource_is_taken_apart_as_it_is() {
    Write write =
        new Write("x", "a/v1", "A", "", "2026-01-02T03:04:05Z", new Type.Anything(), false);
    JsonObject object = json("{'spec':{'a':{'b':1},'l':[{'name':'x'}]}}");
    assertThat(entries(ManagedFields.afterWrite(null, object, write)))
        .isEqualTo("x 05Z {'f:spec':{'.':{},'f:a':{'.':{},'f:b':{}},'f:l':{}}}\n");
  }

  @Test
  void says_what_is_wrong_with_entries() {
    assertThat(ManagedFields.problem(JsonArray.of(JsonObject.of("operation", "Spam"))))
        .isEqualTo("operation must be `Apply` or `Update`");
    assertThat(ManagedFields.problem(JsonArray.of(JsonObject.EMPTY))).isEmpty();
  }
}

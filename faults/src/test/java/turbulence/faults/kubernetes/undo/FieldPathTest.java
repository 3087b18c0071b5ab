package turbulence.faults.kubernetes.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class FieldPathTest {
  private static final FieldPath TAINTS = FieldPath.of("spec", "taints");
  private static final FieldPath SPOT = TAINTS.then(Item.like(JsonObject.of("key", "spot")));

  private static JsonObject json(String text) {
    try {
      return (JsonObject) JsonReader.read(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  @Test
  void a_field_is_found_put_and_taken_away() {
    FieldPath replicas = FieldPath.of("spec", "replicas");
    JsonObject object = json("{'spec': {'replicas': 3}}");
    assertThat(replicas.in(object)).isEqualTo(Json.of(3));
    assertThat(replicas.in(JsonObject.EMPTY)).isNull();
    assertThat(replicas.put(JsonObject.EMPTY, null))
        .isEqualTo(json("{'spec': {'replicas': null}}"));
    assertThat(replicas.set(object, Json.of(1))).isEqualTo(json("{'spec': {'replicas': 1}}"));
    assertThat(replicas.words()).isEqualTo("spec.replicas");
    assertThat(replicas.list()).isNull();
  }

  @Test
  void an_item_is_found_by_what_it_is_like_wherever_it_is() {
    JsonObject node = json("{'spec': {'taints': [{'key': 'a'}, {'key': 'spot', 'value': 'x'}]}}");
    JsonObject turned = json("{'spec': {'taints': [{'key': 'spot', 'value': 'x'}, {'key': 'a'}]}}");
    assertThat(SPOT.in(node))
        .isEqualTo(SPOT.in(turned))
        .isEqualTo(json("{'key':'spot','value':'x'}"));
    assertThat(SPOT.then("value").in(node)).isEqualTo(Json.of("x"));
    assertThat(SPOT.in(JsonObject.EMPTY)).isNull();
    assertThat(SPOT.words()).isEqualTo("spec.taints[key=spot]");
    assertThat(SPOT.list()).isEqualTo(TAINTS);
  }

  @Test
  void an_item_is_taken_away_and_added_and_the_others_stay() {
    JsonObject node = json("{'spec': {'taints': [{'key': 'spot'}, {'key': 'a'}]}}");
    JsonObject without = SPOT.set(node, null);
    assertThat(without).isEqualTo(json("{'spec': {'taints': [{'key': 'a'}]}}"));
    assertThat(SPOT.set(without, json("{'key': 'spot'}")))
        .isEqualTo(json("{'spec': {'taints': [{'key': 'a'}, {'key': 'spot'}]}}"));
    assertThat(SPOT.set(JsonObject.EMPTY, json("{'key': 'spot'}")))
        .isEqualTo(json("{'spec': {'taints': [{'key': 'spot'}]}}"));
  }

  @Test
  void a_field_in_an_item_leaves_nothing_empty_behind_and_the_other_fields_there() {
    FieldPath abort = SPOT.then("fault").then("abort");
    JsonObject plain = json("{'spec': {'taints': [{'key': 'spot'}]}}");
    JsonObject faulty = abort.set(plain, Json.of(500));
    assertThat(faulty)
        .isEqualTo(json("{'spec':{'taints':[{'key':'spot','fault':{'abort':500}}]}}"));
    assertThat(abort.set(faulty, null)).isEqualTo(plain);
    JsonObject both = SPOT.then("fault").then("delay").set(faulty, Json.of("1s"));
    assertThat(abort.set(both, null))
        .isEqualTo(json("{'spec':{'taints':[{'key':'spot','fault':{'delay':'1s'}}]}}"));
    assertThat(abort.set(JsonObject.EMPTY, Json.of(500)).object("spec").array("taints")).isEmpty();
  }

  @Test
  void of_items_that_are_alike_each_is_told_by_its_place_among_them() {
    JsonObject object = json("{'l': [{'a': 1, 'n': 1}, {'b': 1}, {'a': 1, 'n': 2}]}");
    JsonArray list = object.array("l");
    Item second = Item.like(json("{'a': 1}")).at(2, list);
    assertThat(second.nth()).isEqualTo(2);
    assertThat(second.place(list)).isEqualTo(2);
    FieldPath path = FieldPath.of("l").then(second);
    assertThat(path.then("n").in(object)).isEqualTo(Json.of(2));
    assertThat(new FieldPath(path.names())).isEqualTo(path);
  }

  @Test
  void a_null_in_a_pattern_means_that_there_is_none_and_lists_are_as_long_as_theirs() {
    Item plain = Item.like(json("{'match': null, 'route': [{'to': 'a'}]}"));
    JsonArray list =
        JsonArray.of(
            json("{'match': [], 'route': [{'to': 'a'}]}"),
            json("{'route': [{'to': 'a'}, {'to': 'b'}]}"),
            json("{'route': [{'to': 'a', 'weight': 100}], 'timeout': '1s'}"));
    assertThat(plain.place(list)).isEqualTo(2);
  }

  @Test
  void what_must_be_exactly_so_has_nothing_more() {
    JsonArray list =
        JsonArray.of(
            json("{'to': 'a', 'match': [{'uri': '/', 'method': 'GET'}]}"),
            json("{'to': 'a', 'match': [{'uri': '/'}]}"),
            json("{'to': 'a'}"));
    Item second = Item.like(json("{'to': 'a'}")).and(json("{'match': [{'uri': '/'}]}"));
    Item third = Item.like(json("{'to': 'a'}")).and(json("{'match': null}"));
    assertThat(second.place(list)).isEqualTo(1);
    assertThat(third.place(list)).isEqualTo(2);
    assertThat(Item.of(second.step())).isEqualTo(second);
    assertThat(Item.of(third.at(2, list).step())).isEqualTo(third);
  }

  @Test
  void numbers_are_the_same_in_whatever_form() {
    assertThat(Alike.same(json("{'a': [50]}"), json("{'a': [50.0]}"))).isTrue();
    assertThat(Alike.same(json("{'a': [50]}"), json("{'a': [51]}"))).isFalse();
    assertThat(Alike.same(json("{'a': 1}"), json("{'a': 1, 'b': 1}"))).isFalse();
    assertThat(Alike.same(null, Json.of(1))).isFalse();
  }

  @Test
  void what_only_looks_like_an_item_is_a_name() {
    for (String name : new String[] {"[", "[{", "[{}", "[]", "[{},{}]", "[{},1,2]", "app.io/x"}) {
      assertThat(Item.of(name)).as(name).isNull();
    }
  }
}

package turbulence.simulator.api.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.discovery.Catalogue;
import turbulence.simulator.api.discovery.GroupVersion;
import turbulence.simulator.api.discovery.KindInfo;

class FieldSelectorTest {
  private static final Catalogue CATALOGUE = Catalogue.builtIn();
  private static final KindInfo PODS = kind("", "pods");

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  private static KindInfo kind(String group, String plural) {
    return CATALOGUE.find(group, "v1", plural).orElseThrow();
  }

  private static JsonObject object(String json) throws JsonMalformed {
    return (JsonObject) JsonReader.read(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status.phase=Running|true",
        "status.phase!=Running|false",
        "metadata.name=a|true",
        "metadata.name==a,metadata.namespace=rec|true",
        "metadata.name=a,metadata.namespace!=rec|false",
        "spec.nodeName=node-0|true",
        "spec.host=node-0|true",
        "spec.hostNetwork=false|true",
        "spec.hostNetwork=true|false",
        "status.podIP=10.0.0.1|true",
        "status.podIPs=10.0.0.1|false",
        "status.nominatedNodeName=|true",
        ",,|true",
        "metadata.name=a\\,b|false",
      })
  void pods_are_selected_by_their_fields(String selector, boolean selected) throws JsonMalformed {
    JsonObject pod =
        object(
            """
            {"metadata":{"name":"a","namespace":"rec"},"spec":{"nodeName":"node-0"},
             "status":{"phase":"Running","podIP":"10.0.0.1","podIPs":[{"ip":"10.0.0.1"}]}}
            """);
    assertThat(FieldSelector.parse(selector, PODS).selects(pod)).isEqualTo(selected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "|pods|spec.nope=1|field label not supported: spec.nope",
        "|nodes|metadata.namespace=x|field label not supported: metadata.namespace",
        "|secrets|data=x|field label not supported: data",
        "batch|jobs|spec.x=1|field label `spec.x` not supported for Job",
        "apps|deployments|spec.x=1|`spec.x` is not a known field selector: only `metadata.name`,"
            + " `metadata.namespace`",
        "|pods|a|invalid selector: 'a'; can't understand 'a'",
        "|pods|metadata.name=a\\b|invalid field selector: invalid escape sequence: \\b",
        "|pods|metadata.name=a\\|invalid field selector: invalid escape sequence: \\",
        "|pods|metadata.name=a=b|invalid field selector: unescaped character in value: 61",
      })
  void refuses_in_the_words_of_a_real_server(
      String group, String plural, String selector, String message) {
    KindInfo kind = kind(group == null ? "" : group, plural);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> FieldSelector.parse(selector, kind))
        .withMessage(message.replace('`', '"'));
  }

  @Test
  void events_of_both_groups_are_one() throws JsonMalformed {
    JsonObject event =
        object(
            """
            {"metadata":{"name":"e"},"involvedObject":{"kind":"Pod","name":"a"},"reason":"Killing",
             "source":{"component":"kubelet"},"type":"Normal"}
            """);
    String core = "involvedObject.name=a,involvedObject.kind=Pod,source=kubelet,reason=Killing";
    assertThat(FieldSelector.parse(core, kind("", "events")).selects(event)).isTrue();
    KindInfo other = kind("events.k8s.io", "events");
    assertThat(FieldSelector.parse("regarding.name=a,type=Normal", other).selects(event)).isTrue();
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> FieldSelector.parse(core, other));
  }

  @Test
  void absent_numbers_and_flags_have_their_defaults() throws JsonMalformed {
    JsonObject empty = JsonObject.EMPTY;
    assertThat(FieldSelector.parse("spec.unschedulable=false", kind("", "nodes")).selects(empty))
        .isTrue();
    JsonObject job = object("{\"status\":{\"succeeded\":3}}");
    assertThat(FieldSelector.parse("status.successful=3", kind("batch", "jobs")).selects(job))
        .isTrue();
    assertThat(FieldSelector.parse("status.successful=0", kind("batch", "jobs")).selects(empty))
        .isTrue();
  }

  @Test
  void a_definition_names_fields_of_its_own() throws JsonMalformed {
    JsonObject declared =
        JsonObject.of("selectableFields", JsonArray.of(JsonObject.of("jsonPath", ".spec.color")));
    KindInfo pod = PODS;
    KindInfo custom =
        new KindInfo(
            new GroupVersion("paint.example", "v1"),
            pod.names(),
            false,
            pod.verbs(),
            List.of(),
            new GroupVersion("paint.example", "v1"),
            declared);
    assertThat(
            FieldSelector.parse("spec.color=red", custom)
                .selects(object("{\"spec\":{\"color\":\"red\"}}")))
        .isTrue();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> FieldSelector.parse("metadata.namespace=a", custom))
        .withMessage("field label not supported: metadata.namespace");
  }

  @Test
  void an_exact_name_is_known_beforehand() {
    FieldSelector selector = FieldSelector.parse("metadata.name=a,status.phase!=b", PODS);
    assertThat(selector.exactly("metadata.name")).contains("a");
    assertThat(selector.exactly("status.phase")).isEmpty();
    assertThat(FieldSelector.parse("", PODS).isEverything()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void wild_selectors_are_read_or_refused(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    List<String> pieces =
        List.of("metadata.name", "status.phase", "=", "==", "!=", "!", ",", "\\", "a", ".", "");
    List<KindInfo> kinds = CATALOGUE.kinds();
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(8); length > 0; length--) {
        boolean wild = random.nextInt(12) == 0;
        text.append(
            wild
                ? String.valueOf((char) random.nextInt(0x10000))
                : pieces.get(random.nextInt(pieces.size())));
      }
      try {
        FieldSelector.parse(text.toString(), kinds.get(random.nextInt(kinds.size())))
            .selects(JsonObject.EMPTY);
      } catch (Refusal refused) {
        assertThat(refused.code()).as("seed %d: %s", seed, text).isEqualTo(400);
      }
    }
  }
}

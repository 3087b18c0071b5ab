package turbulence.simulator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.Limits;

class DecodingTest {
  private static final Type.Struct POD = Schemas.builtin().of("", "v1", "Pod").orElseThrow();
  private static final Type.Struct DEPLOYMENT =
      Schemas.builtin().of("apps", "v1", "Deployment").orElseThrow();

  @Test
  void an_object_in_its_usual_form_stays_the_very_same() throws JsonMalformed {
    JsonObject pod =
        json(
            """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","labels":{"app":"x"}},
             "spec":{"containers":[{"name":"c","image":"i","ports":[{"containerPort":80}],
               "resources":{"requests":{"cpu":"100m","memory":"1Gi"}}}]}}
            """);
    assertThat(Decoding.decode(pod, POD).tree()).isSameAs(pod);
  }

  @Test
  void unknown_fields_are_told_once_with_their_path_and_dropped() throws JsonMalformed {
    JsonObject pod =
        json(
            """
            {"foo":1,"metadata":{"labels":{"a":"b"},"nope":1},
             "spec":{"containers":[{"name":"c"},{"name":"d","bar":{},"image":"i"}]}}
            """);
    Decoded decoded = Decoding.decode(pod, POD);
    assertThat(decoded.problems())
        .containsExactly(
            "unknown field \"foo\"",
            "unknown field \"metadata.nope\"",
            "unknown field \"spec.containers[1].bar\"");
    assertThat(decoded.refusal(true))
        .contains(
            "strict decoding error: unknown field \"foo\", unknown field \"metadata.nope\","
                + " unknown field \"spec.containers[1].bar\"");
    assertThat(decoded.refusal(false)).isEmpty();
    assertThat(decoded.tree().toString()).doesNotContain("foo", "nope", "bar");
    assertThat(decoded.tree().object("spec").array("containers").get(1))
        .isEqualTo(json("{\"name\":\"d\",\"image\":\"i\"}"));
  }

  @Test
  void names_differ_by_their_case() throws JsonMalformed {
    assertThat(Decoding.decode(json("{\"Spec\":{}}"), POD).problems())
        .containsExactly("unknown field \"Spec\"");
  }

  @Test
  void nulls_are_absent() throws JsonMalformed {
    Decoded decoded =
        Decoding.decode(json("{\"metadata\":{\"name\":\"a\",\"labels\":null},\"spec\":null}"), POD);
    assertThat(decoded.tree()).isEqualTo(json("{\"metadata\":{\"name\":\"a\"}}"));
    assertThat(decoded.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"spec\":{\"terminationGracePeriodSeconds\":\"x\"}}|string into Go struct field"
            + " PodSpec.spec.terminationGracePeriodSeconds of type int64",
        "{\"spec\":{\"containers\":{}}}|object into Go struct field PodSpec.spec.containers of type"
            + " []v1.Container",
        "{\"spec\":{\"containers\":[{\"ports\":[{\"containerPort\":1.5}]}]}}|number 1.5 into Go"
            + " struct field ContainerPort.spec.containers.ports.containerPort of type int32",
        "{\"spec\":{\"containers\":[{\"ports\":[{\"containerPort\":3000000000}]}]}}|number"
            + " 3000000000 into Go struct field ContainerPort.spec.containers.ports.containerPort"
            + " of type int32",
        "{\"spec\":[]}|array into Go struct field Pod.spec of type v1.PodSpec",
        "{\"metadata\":{\"labels\":{\"a\":1}}}|number into Go struct field"
            + " ObjectMeta.metadata.labels of type string",
        "{\"metadata\":{\"labels\":\"a\"}}|string into Go struct field ObjectMeta.metadata.labels"
            + " of type map[string]string",
        "{\"spec\":{\"hostNetwork\":\"true\"}}|string into Go struct field PodSpec.spec.hostNetwork"
            + " of type bool",
        "{\"spec\":{\"containers\":[{\"env\":[{\"name\":\"a\",\"value\":true}]}]}}|bool into Go"
            + " struct field EnvVar.spec.containers.env.value of type string",
      })
  void wrong_types_are_told_as_go_tells_them(String pod, String message) throws JsonMalformed {
    assertThat(Decoding.decode(json(pod), POD).failure())
        .contains("json: cannot unmarshal " + message);
  }

  @Test
  void the_first_wrong_type_is_told_unless_a_type_reads_itself() throws JsonMalformed {
    JsonObject wrong = json("{\"spec\":{\"replicas\":\"x\",\"paused\":1}}");
    assertThat(Decoding.decode(wrong, DEPLOYMENT).failure())
        .contains(
            "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas"
                + " of type int32");
    JsonObject time = json("{\"kind\":1,\"metadata\":{\"creationTimestamp\":\"now\"}}");
    assertThat(Decoding.decode(time, DEPLOYMENT).failure())
        .contains(
            "parsing time \"now\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"now\" as"
                + " \"2006\"");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-31T10:00:00Z,2024-01-31T10:00:00Z",
    "2024-01-31T10:00:00.5Z,2024-01-31T10:00:00Z",
    "2024-01-31T01:00:00+02:00,2024-01-30T23:00:00Z",
  })
  void times_are_told_in_utc_by_the_second(String given, String usual) {
    assertThat(new GoTime(given, false).usual()).isEqualTo(usual);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-13-01T00:00:00Z|parsing time \"2024-13-01T00:00:00Z\": month out of range",
        "2024-02-30T00:00:00Z|parsing time \"2024-02-30T00:00:00Z\": day out of range",
        "2024-02-01 00:00:00Z|parsing time \"2024-02-01 00:00:00Z\" as"
            + " \"2006-01-02T15:04:05Z07:00\": cannot parse \" 00:00:00Z\" as \"T\"",
        "2024-02-01T00:00:00Zx|parsing time \"2024-02-01T00:00:00Zx\": extra text: \"x\"",
        "2024-02-01T00:00:00|parsing time \"2024-02-01T00:00:00\" as \"2006-01-02T15:04:05Z07:00\":"
            + " cannot parse \"\" as \"Z07:00\"",
      })
  void what_is_no_time_says_why(String given, String problem) {
    assertThat(new GoTime(given, false).problem()).isEqualTo(problem);
  }

  @Test
  void ports_may_be_numbers_or_names() throws JsonMalformed {
    Type.Struct service = Schemas.builtin().of("", "v1", "Service").orElseThrow();
    assertThat(
            Decoding.decode(
                    json("{\"spec\":{\"ports\":[{\"targetPort\":8080},{\"targetPort\":\"web\"}]}}"),
                    service)
                .failure())
        .isEmpty();
    assertThat(
            Decoding.decode(json("{\"spec\":{\"ports\":[{\"targetPort\":true}]}}"), service)
                .failure())
        .contains("json: cannot unmarshal bool into Go value of type int32");
  }

  @Test
  void numbers_become_quantities_and_quantities_their_usual_form() throws JsonMalformed {
    JsonObject pod =
        json(
            "{\"spec\":{\"containers\":[{\"resources\":{\"limits\":{\"cpu\":0.5,\"memory\":\"1024Mi\"}}}]}}");
    JsonObject container =
        (JsonObject) Decoding.decode(pod, POD).tree().object("spec").array("containers").get(0);
    assertThat(container.object("resources").object("limits"))
        .isEqualTo(json("{\"cpu\":\"500m\",\"memory\":\"1Gi\"}"));
  }

  @Test
  void a_quantity_that_is_none_is_refused() throws JsonMalformed {
    JsonObject pod =
        json("{\"spec\":{\"containers\":[{\"resources\":{\"limits\":{\"cpu\":\"much\"}}}]}}");
    assertThat(Decoding.decode(pod, POD).failure())
        .contains(
            "quantities must match the regular expression"
                + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
  }

  @Test
  void duplicates_are_found_with_their_paths() throws JsonMalformed {
    byte[] text =
        "{\"spec\":{\"a\":1,\"a\":2,\"list\":[{},{\"b\":1,\"b\":1,\"b\":1}]},\"kind\":\"x\",\"kind\":\"y\"}"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(Duplicates.in(text, Limits.DOCUMENT))
        .containsExactly("spec.a", "spec.list[1].b", "kind");
    assertThat(
            Decoding.decode(JsonObject.EMPTY, POD, Duplicates.in(text, Limits.DOCUMENT)).problems())
        .startsWith("duplicate field \"spec.a\"");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void wild_trees_are_read_without_a_fault(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      Json tree = wild(POD, random, 0);
      JsonObject wild = tree instanceof JsonObject object ? object : JsonObject.of("spec", tree);
      Decoded once = Decoding.decode(wild, POD);
      Decoded twice = Decoding.decode(once.tree(), POD);
      assertThat(twice.problems()).as("seed %d, tree %s", seed, wild).isEmpty();
      if (once.failure().isEmpty()) {
        assertThat(twice.tree()).as("seed %d, tree %s", seed, wild).isEqualTo(once.tree());
      }
    }
  }

  private static Json wild(Type type, Random random, int depth) {
    if (depth > 6 || random.nextInt(12) == 0) {
      return Json.of(
          switch (random.nextInt(7)) {
            case 0 -> null;
            case 1 -> random.nextLong();
            case 2 -> random.nextDouble();
            case 3 -> "1Ki";
            case 4 -> JsonObject.of("x", null);
            case 5 -> JsonArray.of(1, "a");
            default -> true;
          });
    }
    return switch (type) {
      case Type.Struct struct -> {
        JsonObject.Builder object = JsonObject.builder();
        struct
            .fields()
            .values()
            .forEach(field -> {
              if (random.nextInt(4) == 0) {
                object.put(field.name(), wild(field.type(), random, depth + 1));
              }
            });
        if (random.nextInt(6) == 0) {
          object.put("strange", 1);
        }
        yield object.build();
      }
      case Type.Items items -> JsonArray.of(wild(items.element(), random, depth + 1));
      case Type.Named named -> JsonObject.of("k", wild(named.value(), random, depth + 1));
      case Type.Scalar scalar ->
          scalar.kind().equals("integer") ? Json.of(random.nextInt(100)) : Json.of("a");
      case Type.Anything _ -> Json.of(1);
    };
  }

  private static JsonObject json(String text) throws JsonMalformed {
    return (JsonObject) JsonReader.read(text);
  }
}

package turbulence.simulator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

class CustomSchemaTest {
  private static final List<String> WORDS =
      List.of(
          "a",
          "b",
          "type",
          "properties",
          "items",
          "default",
          "nullable",
          "enum",
          "required",
          "anyOf",
          "not",
          "additionalProperties",
          "maximum",
          "minLength",
          "pattern",
          "x-kubernetes-list-type",
          "x-kubernetes-list-map-keys",
          "x-kubernetes-preserve-unknown-fields");

  @Test
  void what_the_schema_does_not_know_is_dropped_and_told() throws JsonMalformed {
    CustomSchema schema =
        schema(
            """
            "spec":{"type":"object","properties":{"a":{"type":"string"},
              "free":{"type":"object","x-kubernetes-preserve-unknown-fields":true,
                "properties":{"known":{"type":"object","properties":{"x":{"type":"string"}}}}},
              "list":{"type":"array","items":{"type":"object","properties":{"b":{"type":"string"}}}},
              "map":{"type":"object","additionalProperties":{"type":"string"}}}}
            """);
    Decoded pruned =
        schema.prune(
            json(
                """
                {"apiVersion":"g/v1","kind":"K","metadata":{"name":"n","nope":1},"top":1,
                 "spec":{"a":"x","z":1,"free":{"any":{"thing":1},"known":{"x":"1","y":"2"}},
                   "list":[{"b":"1","c":1}],"map":{"k":"v"}}}
                """));
    assertThat(pruned.tree())
        .isEqualTo(
            json(
                """
                {"apiVersion":"g/v1","kind":"K","metadata":{"name":"n"},
                 "spec":{"a":"x","free":{"any":{"thing":1},"known":{"x":"1"}},"list":[{"b":"1"}],
                   "map":{"k":"v"}}}
                """));
    assertThat(pruned.problems())
        .containsExactlyInAnyOrder(
            "unknown field \"metadata.nope\"",
            "unknown field \"top\"",
            "unknown field \"spec.z\"",
            "unknown field \"spec.free.known.y\"",
            "unknown field \"spec.list[0].c\"");
  }

  @Test
  void a_schema_that_keeps_everything_keeps_everything() throws JsonMalformed {
    CustomSchema schema =
        new CustomSchema(
            "k", json("{\"type\":\"object\",\"x-kubernetes-preserve-unknown-fields\":true}"));
    JsonObject object = json("{\"kind\":\"K\",\"spec\":{\"hosts\":[\"web\",null]}}");
    assertThat(schema.prune(object).tree()).isEqualTo(object);
    assertThat(schema.prune(object).problems()).isEmpty();
    assertThat(schema.validate(object)).isEmpty();
  }

  @Test
  void defaults_fill_what_is_left_out_or_null() throws JsonMalformed {
    CustomSchema schema =
        schema(
            """
            "spec":{"type":"object","default":{},"properties":{
              "replicas":{"type":"integer","default":1},
              "none":{"type":"string","nullable":true,"default":"x"},
              "list":{"type":"array","items":{"type":"object","properties":{
                "p":{"type":"string","default":"TCP"}}}}}}
            """);
    assertThat(schema.withDefaults(json("{\"kind\":\"K\"}")).object("spec"))
        .isEqualTo(json("{\"replicas\":1,\"none\":\"x\"}"));
    assertThat(
            schema.withDefaults(
                json("{\"spec\":{\"replicas\":null,\"none\":null,\"list\":[{},{\"p\":\"UDP\"}]}}")))
        .isEqualTo(
            json(
                "{\"spec\":{\"replicas\":1,\"none\":null,\"list\":[{\"p\":\"TCP\"},{\"p\":\"UDP\"}]}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"type\":\"integer\",\"minimum\":1|0|spec.x: Invalid value: 0: spec.x in body should be"
            + " greater than or equal to 1",
        "\"type\":\"integer\",\"maximum\":5|6|spec.x: Invalid value: 6: spec.x in body should be"
            + " less than or equal to 5",
        "\"type\":\"integer\",\"maximum\":5,\"exclusiveMaximum\":true|5|spec.x: Invalid value: 5:"
            + " spec.x in body should be less than 5",
        "\"type\":\"integer\",\"multipleOf\":2|3|spec.x: Invalid value: 3: spec.x in body should be"
            + " a multiple of 2",
        "\"type\":\"integer\"|\"a\"|spec.x: Invalid value: \"string\": spec.x in body must be of"
            + " type integer: \"string\"",
        "\"type\":\"integer\"|1.5|spec.x: Invalid value: \"number\": spec.x in body must be of type"
            + " integer: \"number\"",
        "\"type\":\"string\"|1|spec.x: Invalid value: \"integer\": spec.x in body must be of type"
            + " string: \"integer\"",
        "\"type\":\"string\"|null|spec.x: Invalid value: \"null\": spec.x in body must be of type"
            + " string: \"null\"",
        "\"type\":\"object\"|[]|spec.x: Invalid value: \"array\": spec.x in body must be of type"
            + " object: \"array\"",
        "\"x-kubernetes-int-or-string\":true|true|spec.x: Invalid value: \"boolean\": spec.x in"
            + " body must be of type integer,string: \"boolean\"",
        "\"type\":\"string\",\"enum\":[\"a\",\"b\"]|\"x\"|spec.x: Unsupported value: \"x\":"
            + " supported values: \"a\", \"b\"",
        "\"type\":\"string\",\"pattern\":\"^a+$\"|\"b\"|spec.x: Invalid value: \"b\": spec.x in"
            + " body should match '^a+$'",
        "\"type\":\"string\",\"maxLength\":2|\"abc\"|spec.x: Too long: may not be more than 2"
            + " bytes",
        "\"type\":\"string\",\"minLength\":2|\"a\"|spec.x: Invalid value: \"a\": spec.x in body"
            + " should be at least 2 chars long",
        "\"type\":\"string\",\"format\":\"date-time\"|\"a\"|spec.x: Invalid value: \"a\": spec.x in"
            + " body must be of type date-time: \"a\"",
        "\"type\":\"string\",\"format\":\"ipv4\"|\"1.2.3.400\"|spec.x: Invalid value:"
            + " \"1.2.3.400\": spec.x in body must be of type ipv4: \"1.2.3.400\"",
        "\"type\":\"array\",\"items\":{\"type\":\"string\"},\"maxItems\":1|[\"a\",\"b\"]|spec.x:"
            + " Too many: 2: must have at most 1 item",
        "\"type\":\"array\",\"items\":{\"type\":\"string\"},\"minItems\":1|[]|spec.x: Invalid"
            + " value: 0: spec.x in body should have at least 1 items",
        "\"type\":\"array\",\"items\":{\"type\":\"string\"}|[1]|spec.x[0]: Invalid value:"
            + " \"integer\": spec.x[0] in body must be of type string: \"integer\"",
        "\"type\":\"array\",\"x-kubernetes-list-type\":\"set\",\"items\":{\"type\":\"string\"}|[\"a\",\"a\"]|spec.x[1]:"
            + " Duplicate value: \"a\"",
        "\"type\":\"array\",\"x-kubernetes-list-type\":\"map\",\"x-kubernetes-list-map-keys\":[\"n\"],\"items\":{\"type\":\"object\"}|[{\"n\":1},{\"n\":1,\"m\":2}]|spec.x[1]:"
            + " Duplicate value: {\"n\":1}",
        "\"type\":\"object\",\"required\":[\"a\"]|{}|spec.x.a: Required value",
        "\"type\":\"object\",\"maxProperties\":1|{\"a\":1,\"b\":1}|spec.x: Too many: 2: must have"
            + " at most 1 item",
        "\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}|{\"k\":1}|spec.x.k:"
            + " Invalid value: \"integer\": spec.x.k in body must be of type string: \"integer\"",
        "\"type\":\"object\",\"not\":{\"required\":[\"a\"]}|{\"a\":1}|<nil>: Invalid value: \"\":"
            + " \"spec.x\" must not validate the schema (not)",
      })
  void what_is_wrong_is_told_as_a_server_tells_it(String field, String value, String message)
      throws JsonMalformed {
    CustomSchema schema =
        schema("\"spec\":{\"type\":\"object\",\"properties\":{\"x\":{" + field + "}}}");
    assertThat(schema.validate(json("{\"spec\":{\"x\":" + value + "}}")))
        .map(Fault::toString)
        .containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"type\":\"integer\"|3.0",
        "\"type\":\"number\"|3",
        "\"x-kubernetes-int-or-string\":true|\"50%\"",
        "\"x-kubernetes-int-or-string\":true|5",
        "\"type\":\"string\",\"nullable\":true|null",
        "\"type\":\"string\",\"format\":\"date-time\"|\"2024-01-01T00:00:00Z\"",
        "\"type\":\"object\",\"oneOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\"]}]|{\"a\":1}",
        "\"type\":\"object\",\"anyOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\"]}]|{\"a\":1,\"b\":1}",
      })
  void what_is_right_passes(String field, String value) throws JsonMalformed {
    CustomSchema schema =
        schema("\"spec\":{\"type\":\"object\",\"properties\":{\"x\":{" + field + "}}}");
    assertThat(schema.validate(json("{\"spec\":{\"x\":" + value + "}}"))).isEmpty();
  }

  @Test
  void alternatives_tell_the_whole_and_the_closest() throws JsonMalformed {
    CustomSchema schema =
        schema(
            """
            "spec":{"type":"object","oneOf":[{"required":["a"]},{"required":["b"]}],
              "properties":{"a":{"type":"string"},"b":{"type":"string"}}}
            """);
    assertThat(schema.validate(json("{\"spec\":{}}")))
        .map(Fault::toString)
        .containsExactly(
            "<nil>: Invalid value: \"\": \"spec\" must validate one and only one schema (oneOf)."
                + " Found none valid",
            "spec.a: Required value");
    assertThat(schema.validate(json("{\"spec\":{\"a\":\"\",\"b\":\"\"}}")))
        .map(Fault::toString)
        .containsExactly(
            "<nil>: Invalid value: \"\": \"spec\" must validate one and only one schema (oneOf)."
                + " Found 2 valid alternatives");
  }

  @Test
  void lists_by_keys_are_merged_by_keys() throws JsonMalformed {
    Type.Struct type =
        schema(
                """
                "spec":{"type":"object","properties":{
                  "ports":{"type":"array","x-kubernetes-list-type":"map",
                    "x-kubernetes-list-map-keys":["port","protocol"],
                    "items":{"type":"object","properties":{
                      "port":{"type":"integer"},"protocol":{"type":"string","default":"TCP"}}}}}}
                """)
            .type();
    assertThat(type.field("metadata")).isPresent();
    Type.Struct spec = (Type.Struct) type.field("spec").orElseThrow().type();
    Type.Items ports = (Type.Items) spec.field("ports").orElseThrow().type();
    assertThat(ports.merging())
        .isEqualTo(new Type.Merging(Type.How.MAP, List.of("port", "protocol")));
  }

  private static CustomSchema schema(String properties) throws JsonMalformed {
    return new CustomSchema(
        "org.example.v1.K", json("{\"type\":\"object\",\"properties\":{" + properties + "}}"));
  }

  private static JsonObject json(String text) throws JsonMalformed {
    return (JsonObject) JsonReader.read(text);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void wild_schemas_and_wild_objects_are_met_without_a_fault(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      JsonObject schema = JsonObject.of("type", "object", "properties", wild(random, 0));
      JsonObject given = JsonObject.of("a", wild(random, 0), "metadata", wild(random, 2));
      CustomSchema custom = new CustomSchema("w", schema);
      JsonObject pruned = custom.prune(given).tree();
      assertThat(custom.prune(pruned).tree())
          .as("seed %d: %s %s", seed, schema, given)
          .isEqualTo(pruned);
      custom.validate(custom.withDefaults(pruned));
      assertThat(custom.type().fields()).containsKey("metadata");
      JsonObject spec =
          JsonObject.of("versions", JsonArray.of(JsonObject.of("schema", schema)), "names", given);
      CustomDefinition definition = new CustomDefinition(JsonObject.of("spec", spec));
      assertThat(definition.withDefaults().withFreshStatus().validate()).isNotEmpty();
      Acceptance.accept(definition, List.of(definition), "t");
    }
  }

  private static Json wild(Random random, int depth) {
    if (depth > 4 || random.nextInt(4) == 0) {
      return Json.of(
          switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> random.nextInt(5);
            case 2 -> Double.NaN;
            case 3 -> "object";
            case 4 -> "array";
            default -> true;
          });
    }
    if (random.nextInt(5) == 0) {
      return JsonArray.of(wild(random, depth + 1), wild(random, depth + 1));
    }
    JsonObject.Builder object = JsonObject.builder();
    for (int i = 0; i < 4; i++) {
      object.put(WORDS.get(random.nextInt(WORDS.size())), wild(random, depth + 1));
    }
    return object.build();
  }
}

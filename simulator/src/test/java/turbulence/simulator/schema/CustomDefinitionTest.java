package turbulence.simulator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class CustomDefinitionTest {
  private static final String GOOD =
      """
      {"metadata":{"name":"things.example.org"},"spec":{"group":"example.org","scope":"Namespaced",
       "names":{"plural":"things","kind":"Thing","shortNames":["th"]},
       "versions":[{"name":"v1","served":true,"storage":true,
         "schema":{"openAPIV3Schema":{"type":"object"}}}]}}
      """;

  @Test
  void defaults_are_names_and_conversion() throws JsonMalformed {
    CustomDefinition definition = new CustomDefinition(json(GOOD)).withDefaults();
    assertThat(definition.names())
        .isEqualTo(
            json(
                """
                {"plural":"things","singular":"thing","kind":"Thing","listKind":"ThingList",
                 "shortNames":["th"]}
                """));
    assertThat(definition.spec().object("conversion")).isEqualTo(json("{\"strategy\":\"None\"}"));
    assertThat(definition.validate()).isEmpty();
    assertThat(definition.typeName("v1")).isEqualTo("org.example.v1.Thing");
  }

  @Test
  void a_new_one_has_stored_nothing_but_its_storage_version() throws JsonMalformed {
    CustomDefinition definition = new CustomDefinition(json(GOOD)).withFreshStatus();
    assertThat(definition.tree().object("status"))
        .isEqualTo(
            json(
                """
                {"conditions":null,"acceptedNames":{"plural":"","kind":""},"storedVersions":["v1"]}
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "things.example.org\"}|thing.example.org\"}|metadata.name: Invalid value:"
            + " \"thing.example.org\": must be spec.names.plural+\".\"+spec.group",
        "\"Namespaced\"|\"Global\"|spec.scope: Unsupported value: \"Global\": supported values:"
            + " \"Cluster\", \"Namespaced\"",
        "\"scope\":\"Namespaced\"|\"x\":1|spec.scope: Required value",
        "\"storage\":true|\"storage\":false|spec.versions: Invalid value:"
            + " [{\"Name\":\"v1\",\"Served\":true,\"Storage\":false,\"Deprecated\":false,\"DeprecationWarning\":null,\"Schema\":null,\"Subresources\":null,\"AdditionalPrinterColumns\":null,\"SelectableFields\":null}]:"
            + " must have exactly one version marked as storage version",
        "\"schema\":{\"openAPIV3Schema\":{\"type\":\"object\"}}|\"x\":1|spec.versions[0].schema.openAPIV3Schema:"
            + " Required value",
        "\"type\":\"object\"|\"type\":\"array\",\"items\":{\"type\":\"string\"}|spec.validation.openAPIV3Schema.type:"
            + " Invalid value: \"array\": must be object at the root",
        "\"type\":\"object\"|\"type\":\"object\",\"properties\":{\"spec\":{}}|spec.validation.openAPIV3Schema.properties[spec].type:"
            + " Required value: must not be empty for specified object fields",
        "\"type\":\"object\"|\"type\":\"object\",\"properties\":{\"spec\":{\"type\":\"array\"}}|spec.validation.openAPIV3Schema.properties[spec].items:"
            + " Required value: must be specified",
        "\"type\":\"object\"|\"type\":\"object\",\"allOf\":[{\"type\":\"object\"}]|spec.validation.openAPIV3Schema.allOf[0].type:"
            + " Forbidden: must be empty to be structural",
        "\"kind\":\"Thing\"|\"kind\":\"Thing\",\"listKind\":\"Thing\"|spec.names.listKind: Invalid"
            + " value: \"Thing\": kind and listKind may not be the same",
        "\"v1\"|\"V1\"|spec.versions[0].name: Invalid value: \"V1\": a DNS-1035 label must consist"
            + " of lower case alphanumeric characters or '-', start with an alphabetic character,"
            + " and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used"
            + " for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
      })
  void what_is_wrong_is_told_as_a_server_tells_it(String part, String instead, String message)
      throws JsonMalformed {
    assertThat(GOOD).contains(part);
    CustomDefinition definition =
        new CustomDefinition(json(GOOD.replace(part, instead))).withDefaults();
    assertThat(definition.validate()).map(Fault::toString).containsExactly(message);
  }

  @Test
  void names_that_are_free_are_accepted_and_established() throws JsonMalformed {
    CustomDefinition definition =
        Acceptance.accept(
            new CustomDefinition(json(GOOD)).withDefaults().withFreshStatus(),
            List.of(),
            "2026-01-01T00:00:00Z");
    assertThat(definition.tree().object("status"))
        .isEqualTo(
            json(
                """
                {"conditions":[
                  {"type":"NamesAccepted","status":"True","reason":"NoConflicts",
                   "message":"no conflicts found","lastTransitionTime":"2026-01-01T00:00:00Z"},
                  {"type":"Established","status":"True","reason":"InitialNamesAccepted",
                   "message":"the initial names have been accepted",
                   "lastTransitionTime":"2026-01-01T00:00:00Z"}],
                 "acceptedNames":{"plural":"things","singular":"thing","kind":"Thing",
                   "listKind":"ThingList","shortNames":["th"]},
                 "storedVersions":["v1"]}
                """));
    assertThat(Acceptance.isEstablished(definition)).isTrue();
    assertThat(Acceptance.accept(definition, List.of(), "2027-01-01T00:00:00Z"))
        .isEqualTo(definition);
  }

  @Test
  void names_that_are_taken_are_refused() throws JsonMalformed {
    CustomDefinition first =
        Acceptance.accept(
            new CustomDefinition(json(GOOD)).withDefaults().withFreshStatus(), List.of(), "t");
    CustomDefinition second =
        new CustomDefinition(json(GOOD.replace("things", "others"))).withDefaults();
    CustomDefinition refused = Acceptance.accept(second.withFreshStatus(), List.of(first), "t");
    assertThat(Acceptance.isEstablished(refused)).isFalse();
    assertThat(refused.tree().object("status").array("conditions").get(0).toString())
        .contains("\"False\"", "ListKindConflict", "\\\"ThingList\\\" is already in use");
  }

  @Test
  void names_of_an_established_one_stay() throws JsonMalformed {
    CustomDefinition old =
        Acceptance.accept(
            new CustomDefinition(json(GOOD)).withDefaults().withFreshStatus(), List.of(), "t");
    CustomDefinition changed =
        new CustomDefinition(
            (JsonObject) JsonReader.read(old.tree().toString().replace("Namespaced", "Cluster")));
    assertThat(changed.validateUpdate(old))
        .map(Fault::toString)
        .containsExactly("spec.scope: Invalid value: \"Cluster\": field is immutable");
  }

  private static JsonObject json(String text) throws JsonMalformed {
    return (JsonObject) JsonReader.read(text);
  }
}

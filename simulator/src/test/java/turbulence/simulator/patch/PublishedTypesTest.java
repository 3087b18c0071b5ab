package turbulence.simulator.patch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.schema.Schemas;
import turbulence.simulator.schema.Type;

class PublishedTypesTest {
  private static final Type DEPLOYMENT =
      Schemas.builtin().of("apps", "v1", "Deployment").orElseThrow();

  private static JsonObject json(String text) throws JsonMalformed {
    return (JsonObject) JsonReader.read(text.replace('\'', '"'));
  }

  private static JsonObject deployment(String template) throws JsonMalformed {
    String head = "{'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'web'},";
    return json(head + "'spec':{'template':{'spec':" + template + "}}}");
  }

  private static JsonObject podSpec(JsonObject deployment) {
    return deployment.object("spec").object("template").object("spec");
  }

  @Test
  void containers_are_merged_and_tolerations_replaced() throws JsonMalformed {
    JsonObject live =
        deployment("{'containers':[{'name':'a','image':'1'}],'tolerations':[{'key':'x'}]}");
    JsonObject patch =
        deployment("{'containers':[{'name':'a','args':['y']}],'tolerations':[{'key':'z'}]}");
    assertThat(podSpec(new StrategicPatch(patch).applyTo(live, DEPLOYMENT)))
        .isEqualTo(
            json(
                "{'containers':[{'name':'a','image':'1','args':['y']}],"
                    + "'tolerations':[{'key':'z'}]}"));
  }

  @Test
  void ports_have_a_protocol_in_their_key_without_saying_so() throws JsonMalformed {
    Write write =
        new Write("a", "apps/v1", "Deployment", "", "2026-01-02T03:04:05Z", DEPLOYMENT, true);
    JsonObject applied = deployment("{'containers':[{'name':'a','ports':[{'containerPort':80}]}]}");
    JsonArray managed =
        new Apply(applied, false, write).onto(null).object("metadata").array("managedFields");
    assertThat(managed.toString())
        .contains("k:{\\\"containerPort\\\":80,\\\"protocol\\\":\\\"TCP\\\"}");
  }
}

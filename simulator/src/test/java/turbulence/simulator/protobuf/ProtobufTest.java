package turbulence.simulator.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import turbulence.json.JsonReader;

class ProtobufTest {
  @ParameterizedTest
  @MethodSource("turbulence.simulator.protobuf.Recorded#all")
  void what_kubectl_sends_reads_as_what_it_shows(Recorded recorded) throws Exception {
    assertThat(Protobuf.read(recorded.body())).contains(recorded.object());
  }

  @Test
  void a_review_reads_as_its_json() throws Exception {
    String body =
        "azhzAAoyChdhdXRob3JpemF0aW9uLms4cy5pby92MRIXU2VsZlN1YmplY3RBY2Nlc3NSZXZpZXcSPAoQCgASABoAIgAq"
            + "ADIAOABCABIeChwKB2RlZmF1bHQSA2dldBoAIgAqBHBvZHMyADoAGggIABIAGgAgABoAIgA=";
    assertThat(Protobuf.read(Base64.getDecoder().decode(body)).orElseThrow())
        .isEqualTo(
            JsonReader.read(
                """
                {"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview","metadata":{},
                 "spec":{"resourceAttributes":{"namespace":"default","verb":"get","resource":"pods"}},
                 "status":{"allowed":false}}
                """));
  }

  @Test
  void a_request_for_a_token_reads_as_its_json() throws Exception {
    String body =
        "azhzAAooChhhdXRoZW50aWNhdGlvbi5rOHMuaW8vdjESDFRva2VuUmVxdWVzdBIgChAKABIAGgAiACoAMgA4AEIAEgYK"
            + "AXgg2AQaBAoAEgAaACIA";
    assertThat(Protobuf.read(Base64.getDecoder().decode(body)).orElseThrow())
        .isEqualTo(
            JsonReader.read(
                """
                {"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","metadata":{},
                 "spec":{"audiences":["x"],"expirationSeconds":600},"status":{"token":""}}
                """));
  }

  @ParameterizedTest
  @CsvSource({"v1", "policy/v1", "meta.k8s.io/v1"})
  void options_are_of_every_version(String version) throws Exception {
    byte[] body = Sent.message().number(1, 0).text(4, "Orphan").as(version, "DeleteOptions");
    assertThat(Protobuf.read(body).orElseThrow())
        .hasToString(
            "{\"apiVersion\":\""
                + version
                + "\",\"kind\":\"DeleteOptions\",\"gracePeriodSeconds\":0,"
                + "\"propagationPolicy\":\"Orphan\"}");
  }

  @Test
  void an_envelope_may_leave_the_kind_to_the_place() throws Exception {
    byte[] body = Sent.message().number(99, 1).as("", "");
    assertThat(Protobuf.open(body).object("ConfigMap").orElseThrow()).hasToString("{}");
    assertThat(Protobuf.open(body).object("Dialect")).isEmpty();
    assertThat(Protobuf.read(body)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"v1,Dialect", "v2,Pod", "v1,PodSpec", "apps,Deployment", "example.com/v1,Pod"})
  void of_other_kinds_nothing_is_known(String version, String kind) throws Exception {
    assertThat(Protobuf.read(Sent.message().as(version, kind))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'',empty data",
    "abc,'provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]'",
    "k8s0,empty body",
    "k8s0~,unexpected EOF"
  })
  void what_is_no_envelope_is_refused_in_the_words_of_go(String text, String words) {
    byte[] body = text.replace('0', '\0').replace('~', '\n').getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> Protobuf.read(body))
        .isInstanceOfSatisfying(
            ProtobufMalformed.class, e -> assertThat(e.problem()).isEqualTo(words));
  }

  @Test
  void a_body_of_more_than_the_limit_is_refused() {
    assertThatThrownBy(() -> Protobuf.read(new byte[(16 << 20) + 1]))
        .hasMessage("more than 16777216 bytes");
  }
}

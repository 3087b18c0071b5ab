package turbulence.simulator.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static turbulence.simulator.protobuf.Sent.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecialFormsTest {
  @Test
  void a_time_is_text_and_no_time_is_nothing() throws Exception {
    Sent when = message().number(1, 1_790_000_000L).number(2, 5);
    assertThat(read("meta.v1.ObjectMeta", message().within(8, when)))
        .isEqualTo("{\"creationTimestamp\":\"2026-09-21T14:13:20Z\"}");
    assertThat(read("meta.v1.ObjectMeta", message().within(8, message()))).isEqualTo("{}");
    assertThat(read("meta.v1.ObjectMeta", message().within(8, message().number(1, 0))))
        .isEqualTo("{\"creationTimestamp\":\"1970-01-01T00:00:00Z\"}");
  }

  @Test
  void a_finer_time_has_six_places() throws Exception {
    Sent when = message().number(1, -1).number(2, 1_500);
    assertThat(read("coordination.v1.LeaseSpec", message().within(3, when)))
        .isEqualTo("{\"acquireTime\":\"1969-12-31T23:59:59.000001Z\"}");
  }

  @ParameterizedTest
  @CsvSource({"9223372036854775807", "-9223372036854775808", "253402300800", "-62167219201"})
  void a_time_that_no_text_can_hold_is_refused(long seconds) {
    Sent when = message().number(1, seconds);
    assertThatThrownBy(() -> read("meta.v1.ObjectMeta", message().within(8, when)))
        .hasMessage("Time.MarshalJSON: year outside of range [0,9999]");
  }

  @Test
  void a_quantity_is_its_text() throws Exception {
    Sent cpu = message().text(1, "cpu").within(2, message().text(1, "500m"));
    Sent none = message().text(1, "memory").within(2, message());
    assertThat(read("core.v1.ResourceRequirements", message().within(1, cpu).within(1, none)))
        .isEqualTo("{\"limits\":{\"cpu\":\"500m\",\"memory\":\"0\"}}");
  }

  @Test
  void a_port_is_a_number_or_a_name() throws Exception {
    Sent number = message().number(1, 0).number(2, 8080).text(3, "");
    Sent name = message().number(1, 1).number(2, 0).text(3, "http");
    Sent neither = message().number(1, 2);
    assertThat(read("core.v1.TCPSocketAction", message().within(1, number)))
        .isEqualTo("{\"port\":8080}");
    assertThat(read("core.v1.TCPSocketAction", message().within(1, name)))
        .isEqualTo("{\"port\":\"http\"}");
    assertThatThrownBy(() -> read("core.v1.TCPSocketAction", message().within(1, neither)))
        .hasMessage("impossible IntOrString.Type");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0s",
    "1,1ns",
    "1500,1.5µs",
    "20000000,20ms",
    "1500000000,1.5s",
    "60000000000,1m0s",
    "3600000000000,1h0m0s",
    "-5400000000000,-1h30m0s",
    "-9223372036854775808,-2562047h47m16.854775808s"
  })
  void a_period_is_written_as_go_writes_it(long nanos, String text) throws Exception {
    assertThat(SpecialForms.period(new Decoding(), new Wire(message().number(1, nanos).raw())))
        .hasToString('"' + text + '"');
  }

  @Test
  void an_object_of_any_kind_is_its_json() throws Exception {
    Sent any = message().text(1, "{\"a\":[1,null]}");
    assertThat(read("apps.v1.ControllerRevision", message().within(2, any).number(3, 0)))
        .isEqualTo("{\"data\":{\"a\":[1,null]},\"revision\":0}");
    assertThat(read("apps.v1.ControllerRevision", message().within(2, message()))).isEqualTo("{}");
    Sent fields = message().text(1, "{\"f:spec\":{}}");
    assertThat(read("meta.v1.ManagedFieldsEntry", message().within(7, fields)))
        .isEqualTo("{\"fieldsV1\":{\"f:spec\":{}}}");
    assertThatThrownBy(() -> read("meta.v1.List", message().within(2, message().text(1, "{\"a\""))))
        .isInstanceOf(ProtobufMalformed.class);
  }

  @Test
  void an_object_of_any_kind_may_be_a_body_of_its_own() throws Exception {
    byte[] inner = message().within(1, message().text(1, "x")).as("v1", "Secret");
    assertThat(read("meta.v1.List", message().within(2, message().bytes(1, inner))))
        .isEqualTo(
            "{\"items\":[{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"x\"}}]}");
    byte[] other = message().as("v1", "Dialect");
    assertThatThrownBy(() -> read("meta.v1.List", message().within(2, message().bytes(1, other))))
        .hasMessage("no kind \"Dialect\" is registered for version \"v1\"");
  }

  @Test
  void bodies_in_bodies_have_an_end() {
    byte[] body = message().as("v1", "List");
    for (int i = 0; i < 600; i++) {
      body = message().within(2, message().bytes(1, body)).as("v1", "List");
    }
    byte[] deep = body;
    assertThatThrownBy(() -> Protobuf.read(deep)).hasMessage("exceeded max depth");
  }

  @Test
  void a_choice_is_what_it_holds() throws Exception {
    Sent text = message().text(5, "string");
    Sent sent =
        message()
            .within(24, message().within(1, text))
            .within(30, message().number(1, 0))
            .within(33, message().number(1, 1).within(2, text))
            .within(34, message().text(1, "k").within(2, text))
            .within(32, message().text(1, "d").within(2, message().text(2, "p")));
    assertThat(read("apiextensions.v1.JSONSchemaProps", sent))
        .isEqualTo(
            "{\"items\":{\"type\":\"string\"},\"additionalProperties\":false,"
                + "\"additionalItems\":{\"type\":\"string\"},"
                + "\"definitions\":{\"k\":{\"type\":\"string\"}},\"dependencies\":{\"d\":[\"p\"]}}");
    Sent extra = message().text(1, "k").within(2, message().text(1, "a").text(1, "b"));
    assertThat(read("authentication.v1.UserInfo", message().within(4, extra)))
        .isEqualTo("{\"extra\":{\"k\":[\"a\",\"b\"]}}");
  }

  @Test
  void a_real_number_is_written_as_go_writes_it() throws Exception {
    assertThat(read("apiextensions.v1.JSONSchemaProps", message().real(9, 3).real(11, -0.5)))
        .isEqualTo("{\"maximum\":3,\"minimum\":-0.5}");
    assertThatThrownBy(
            () -> read("apiextensions.v1.JSONSchemaProps", message().real(9, Double.NaN)))
        .hasMessage("json: unsupported value: NaN");
  }

  private static String read(String message, Sent sent) throws ProtobufMalformed {
    return new Decoding()
        .object(Messages.builtin().named(message), new Wire(sent.raw()))
        .toString();
  }
}

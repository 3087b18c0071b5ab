package turbulence.simulator.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static turbulence.simulator.protobuf.Sent.message;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DecodingTest {
  @Test
  void zeros_that_json_leaves_out_are_left_out_and_others_stay() throws Exception {
    // hostPort may be left out, containerPort may not; automount points at its value.
    Sent port = message().text(1, "").number(2, 0).number(3, 0).text(4, "").text(5, "");
    assertThat(core("ContainerPort", port)).isEqualTo("{\"containerPort\":0}");
    assertThat(core("ServiceAccount", message().number(4, 0)))
        .isEqualTo("{\"automountServiceAccountToken\":false}");
  }

  @Test
  void the_last_of_two_values_counts() throws Exception {
    assertThat(core("ContainerPort", message().text(1, "a").text(1, "b")))
        .isEqualTo("{\"name\":\"b\"}");
    assertThat(core("ContainerPort", message().text(1, "a").text(1, ""))).isEqualTo("{}");
  }

  @Test
  void an_inline_message_stands_among_its_neighbours() throws Exception {
    Sent source = message().within(2, message().text(1, ""));
    assertThat(core("Volume", message().text(1, "v").within(2, source)))
        .isEqualTo("{\"name\":\"v\",\"emptyDir\":{}}");
  }

  @Test
  void numbers_come_one_by_one_or_packed() throws Exception {
    Sent packed = message().varint(1).varint(300).varint(-1);
    assertThat(core("PodSecurityContext", message().number(4, 7).bytes(4, packed.raw())))
        .isEqualTo("{\"supplementalGroups\":[7,1,300,-1]}");
  }

  @Test
  void numbers_are_as_wide_as_their_type() throws Exception {
    Sent wide = message().number(2, (1L << 32) + 5).number(3, -1);
    assertThat(core("ContainerPort", wide)).isEqualTo("{\"hostPort\":5,\"containerPort\":-1}");
    assertThat(core("PodSpec", message().number(4, Long.MIN_VALUE)))
        .isEqualTo("{\"terminationGracePeriodSeconds\":-9223372036854775808}");
  }

  @Test
  void a_map_holds_zeros_for_keys_and_values_that_are_not_sent() throws Exception {
    Sent full = message().text(1, "k").text(2, "v");
    assertThat(core("ConfigMap", message().within(2, full).within(2, message().text(1, "n"))))
        .isEqualTo("{\"data\":{\"k\":\"v\",\"n\":\"\"}}");
    Sent bytes = message().text(1, "b").bytes(2, (byte) 0, (byte) 255);
    assertThat(core("ConfigMap", message().within(3, bytes).within(3, message())))
        .isEqualTo("{\"binaryData\":{\"b\":\"AP8=\",\"\":\"\"}}");
  }

  @Test
  void fields_that_are_not_known_are_passed_over() throws Exception {
    Sent sent = message().number(99, 1).real(98, 1).text(97, "x").text(1, "p");
    Sent group = sent.varint(96 << 3 | 3).number(1, 5).varint(95 << 3 | 3).text(2, "y");
    Sent closed = group.varint(95 << 3 | 4).varint(96 << 3 | 4).number(3, 8);
    assertThat(core("ContainerPort", closed)).isEqualTo("{\"name\":\"p\",\"containerPort\":8}");
  }

  @Test
  void what_is_malformed_is_refused_in_the_words_of_go() {
    refused(message().number(1, 5), "proto: wrong wireType = 0 for field Name");
    refused(message().varint(1 << 3 | 2).varint(9), "unexpected EOF");
    refused(
        message().varint(1 << 3 | 2).varint(-9),
        "proto: negative length found during unmarshaling");
    refused(message().varint(2 << 3 | 4), "proto: ContainerPort: wiretype end group for non-group");
    refused(message().varint(2), "proto: ContainerPort: illegal tag 0 (wire type 2)");
    refused(message().varint(99 << 3 | 7), "proto: illegal wireType 7");
    refused(message().varint(99 << 3 | 3).varint(98 << 3 | 3), "unexpected EOF");
    byte[] long11 = new byte[12];
    Arrays.fill(long11, (byte) 0x80);
    assertThatThrownBy(() -> new Wire(long11).varint()).hasMessage("proto: integer overflow");
  }

  @Test
  void nesting_has_an_end() {
    Sent schema = message();
    for (int i = 0; i < 600; i++) {
      schema = message().within(28, schema);
    }
    Sent deep = schema;
    assertThatThrownBy(() -> read("apiextensions.v1.JSONSchemaProps", deep))
        .hasMessage("exceeded max depth");
  }

  @Test
  void the_number_of_values_has_an_end() {
    Sent many = message();
    for (int i = 0; i <= 1_000_000; i++) {
      many.bytes(2);
    }
    assertThatThrownBy(() -> read("meta.v1.List", many)).hasMessage("more than 1000000 values");
  }

  private static void refused(Sent sent, String words) {
    assertThatThrownBy(() -> core("ContainerPort", sent))
        .isInstanceOf(ProtobufMalformed.class)
        .hasMessage(words);
  }

  private static String core(String message, Sent sent) throws ProtobufMalformed {
    return read("core.v1." + message, sent);
  }

  private static String read(String message, Sent sent) throws ProtobufMalformed {
    return new Decoding()
        .object(Messages.builtin().named(message), new Wire(sent.raw()))
        .toString();
  }
}

package turbulence.simulator.api.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChannelsTest {
  private final List<String> heard = new ArrayList<>();
  private final Channels.Ear ear =
      new Channels.Ear() {
        @Override
        public void heard(int channel, byte[] bytes) {
          heard.add(channel + " " + HexFormat.of().formatHex(bytes));
        }

        @Override
        public void closed(int channel) {
          heard.add("closed " + channel);
        }
      };

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void what_one_end_sends_the_other_hears(Protocol protocol) {
    Channels channels = new Channels(protocol);
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      int channel = random.nextInt(Channels.RESIZE + 1);
      heard.clear();
      channels.read(channels.message(channel, bytes), ear);
      assertThat(heard).containsExactly(channel + " " + HexFormat.of().formatHex(bytes));
    }
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void wild_messages_do_no_harm(Protocol protocol) {
    Channels channels = new Channels(protocol);
    Random random = new Random(8);
    for (int i = 0; i < 5000; i++) {
      byte[] message = new byte[random.nextInt(12)];
      random.nextBytes(message);
      channels.read(message, ear);
    }
    boolean closes = protocol == Protocol.FIFTH;
    assertThat(heard)
        .allMatch(
            each -> each.matches("[0-4] ([0-9a-f]{2})*") || closes && each.matches("closed .+"));
  }

  @Test
  void only_the_newest_protocol_closes_one_stream() {
    byte[] farewell = {(byte) 255, 0};
    new Channels(Protocol.FOURTH).read(farewell, ear);
    assertThat(heard).isEmpty();
    new Channels(Protocol.FIFTH).read(farewell, ear);
    assertThat(heard).containsExactly("closed 0");
  }

  @Test
  void in_text_the_number_is_a_digit_before_base64() {
    byte[] hi = "hi".getBytes(StandardCharsets.UTF_8);
    assertThat(new Channels(Protocol.FOURTH_IN_TEXT).message(Channels.STDOUT, hi))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("1aGk=");
    assertThat(new Channels(Protocol.FOURTH).message(Channels.STDERR, hi))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("\2hi");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "=>FIRST",
        "channel.k8s.io=>FIRST",
        "v4.channel.k8s.io=>FOURTH",
        "v4.base64.channel.k8s.io,v4.channel.k8s.io=>FOURTH_IN_TEXT",
        "v4.channel.k8s.io,v5.channel.k8s.io=>FIFTH",
        "v9.channel.k8s.io,channel.k8s.io=>FIRST",
        "soap=>"
      })
  void the_protocol_is_one_that_the_client_offers(String offered, Protocol expected) {
    List<String> words = offered == null ? List.of() : List.of(offered.split(",", -1));
    assertThat(Protocol.of(words).orElse(null)).isEqualTo(expected);
  }
}

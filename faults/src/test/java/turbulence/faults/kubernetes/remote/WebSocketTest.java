package turbulence.faults.kubernetes.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static turbulence.faults.kubernetes.remote.Talkative.agreeing;
import static turbulence.faults.kubernetes.remote.Talkative.frame;
import static turbulence.faults.kubernetes.remote.Talkative.joined;
import static turbulence.faults.kubernetes.remote.Talkative.message;
import static turbulence.faults.kubernetes.remote.Talkative.onStream;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

class WebSocketTest {
  private static final String OLD = "v4.channel.k8s.io";
  private static final String NEW = "v5.channel.k8s.io";
  private static final byte[] SUCCESS = message(3, "{\"metadata\":{},\"status\":\"Success\"}");
  private static final byte[] FAREWELL = frame(8, true, new byte[] {3, (byte) 0xe8});

  @TempDir Path home;

  private Ran ran(Talkative server) throws Exception {
    World world =
        SystemWorld.create()
            .withEnvironment(Map.of("HOME", home.toString(), "KUBERNETES_HOST", server.url()));
    try (Cluster cluster = Cluster.find(world, JsonObject.EMPTY)) {
      return new Exec(world, cluster, Duration.ofSeconds(10), 1 << 20)
          .run(Resource.PODS.ref("d", "p"), "c", List.of("true"));
    }
  }

  private Ran ran(String protocol, byte[]... said) throws Exception {
    try (Talkative server = new Talkative(agreeing(protocol), joined(said))) {
      return ran(server);
    }
  }

  private String trouble(String protocol, byte[]... said) {
    Throwable trouble = catchThrowable(() -> ran(protocol, said));
    assertThat(trouble).isInstanceOfAny(Unrun.class, ClusterFailed.class);
    return trouble.getMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void both_protocols_are_understood(String protocol) throws Exception {
    byte[] failed =
        message(
            3,
            """
            {"status": "Failure", "reason": "NonZeroExitCode", "message": "it failed",
             "details": {"causes": [{"reason": "ExitCode", "message": "42"}]}}
            """);
    assertThat(ran(protocol, message(1, ""), message(1, "out"), SUCCESS, FAREWELL))
        .isEqualTo(new Ran(0, "out", ""));
    assertThat(ran(protocol, message(2, "no"), failed)).isEqualTo(new Ran(42, "", "no"));
  }

  @Test
  void what_was_wished_for_is_agreed_to_or_nothing_is_heard() {
    assertThat(trouble("channel.k8s.io", SUCCESS)).contains("the server speaks 'channel.k8s.io'");
    String liar = agreeing(NEW).replace("ACCEPT", "something");
    Throwable lied =
        catchThrowable(() -> {
          try (Talkative server = new Talkative(liar, SUCCESS)) {
            ran(server);
          }
        });
    assertThat(lied).isInstanceOf(ClusterFailed.class).hasMessageContaining("no WebSocket");
    String deaf = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n";
    Throwable unheard =
        catchThrowable(() -> {
          try (Talkative server = new Talkative(deaf, "hi".getBytes(UTF_8))) {
            ran(server);
          }
        });
    assertThat(unheard).isInstanceOf(ClusterFailed.class).hasMessageContaining("exec: 200: hi");
  }

  @Test
  void pings_and_the_farewell_are_answered() throws Exception {
    byte[] ping = frame(9, true, "you?".getBytes(UTF_8));
    try (Talkative server = new Talkative(agreeing(NEW), joined(ping, SUCCESS, FAREWELL))) {
      assertThat(ran(server).exitCode()).isZero();
      assertThat(server.heard())
          .isEqualTo(
              joined(
                  new byte[] {(byte) 0x8a},
                  "you?".getBytes(UTF_8),
                  new byte[] {(byte) 0x88, 3, (byte) 0xe8}));
    }
  }

  @Test
  void messages_may_come_in_pieces() throws Exception {
    Random random = new Random(11);
    for (int round = 0; round < 30; round++) {
      String text = "0123456789→".repeat(random.nextInt(9000));
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      byte[] whole = onStream(1, text);
      int at = 0;
      while (at < whole.length) {
        int length = Math.min(whole.length - at, random.nextInt(70_000));
        boolean last = at + length == whole.length;
        said.writeBytes(
            frame(
                at == 0 && said.size() == 0 ? 2 : 0,
                last,
                Arrays.copyOfRange(whole, at, at + length)));
        said.writeBytes(frame(10, true, new byte[0]));
        at += length;
      }
      said.writeBytes(SUCCESS);
      assertThat(ran(NEW, said.toByteArray())).isEqualTo(new Ran(0, text, ""));
    }
  }

  @Test
  void an_end_that_nobody_told_of_is_trouble() {
    assertThat(trouble(NEW, message(1, "out"))).isEqualTo("the connection broke off");
    assertThat(trouble(NEW, message(1, "out"), FAREWELL)).isEqualTo("the connection was closed");
    byte[] reason = joined(new byte[] {3, (byte) 0xf3}, "node gone".getBytes(UTF_8));
    assertThat(trouble(OLD, frame(8, true, reason)))
        .isEqualTo("the connection was closed: node gone");
    assertThat(trouble(OLD, message(3, "no such thing"))).isEqualTo("no such thing");
    assertThat(trouble(OLD, message(3, "{\"status\":\"Failure\",\"message\":\"busy\"}")))
        .isEqualTo("busy");
    assertThat(
            trouble(
                OLD,
                message(
                    3, "{\"details\":{\"causes\":[{\"reason\":\"ExitCode\",\"message\":\"x\"}]}}")))
        .startsWith("it ended in a way that is not understood: {");
  }

  @Test
  void whoever_does_not_keep_to_the_protocol_is_left() {
    assertThat(trouble(NEW, frame(0, true, onStream(1, "x")))).contains("out of turn");
    assertThat(trouble(NEW, frame(2, false, onStream(1, "x")), SUCCESS)).contains("out of turn");
    assertThat(trouble(NEW, new byte[] {(byte) 0x82, (byte) 0x81, 1, 2, 3, 4, 5}))
        .contains("masks");
    assertThat(trouble(NEW, new byte[] {(byte) 0x8b, 0})).contains("control frame");
    assertThat(trouble(NEW, new byte[] {(byte) 0x89, 126, 1, 0})).contains("control frame");
    assertThat(trouble(NEW, new byte[] {(byte) 0x82, 127, -1, 0, 0, 0, 0, 0, 0, 0}))
        .contains("bytes");
  }

  @Test
  void whatever_comes_is_no_crash() {
    Random random = new Random(5);
    for (int round = 0; round < 40; round++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      Throwable trouble = catchThrowable(() -> ran(NEW, noise));
      assertThat(trouble).isInstanceOfAny(Unrun.class, ClusterFailed.class);
    }
  }
}

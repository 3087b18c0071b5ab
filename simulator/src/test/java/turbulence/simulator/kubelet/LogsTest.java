package turbulence.simulator.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.edge.LogQuery;

class LogsTest {
  private final Town town = new Town(4);

  private String read(boolean previous, @Nullable Long tail, @Nullable Long limit)
      throws IOException, InterruptedException {
    LogQuery query = new LogQuery("", false, previous, false, tail, limit, null, null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    town.kubelets.logs().check(town.find("a").orElseThrow(), query);
    town.kubelets.logs().write(town.find("a").orElseThrow(), query, out, () -> true);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void lines_are_kept_in_order_and_cut_as_asked() throws Exception {
    town.nodes(1);
    town.images.put("web", shell -> shell.print("one\ntwo\nthree"));
    town.pod("a", "", "");
    town.advance(5);
    assertThat(read(false, null, null)).isEqualTo("one\ntwo\nthree\n");
    assertThat(read(false, 1L, null)).isEqualTo("three\n");
    assertThat(read(false, 0L, null)).isEmpty();
    assertThat(read(false, null, 6L)).isEqualTo("one\ntw");
  }

  @Test
  void the_instance_before_can_be_read() throws Exception {
    town.nodes(1);
    AtomicInteger times = new AtomicInteger();
    town.images.put(
        "web",
        shell -> {
          shell.print("start " + times.incrementAndGet());
          if (times.get() < 3) {
            shell.after(Duration.ofMillis(10), () -> shell.exit(1));
          }
        });
    town.pod("a", "", "");
    town.advance(30);
    assertThat(read(false, null, null)).isEqualTo("start 3\n");
    assertThat(read(true, null, null)).isEqualTo("start 2\n");
  }

  @Test
  void while_a_container_waits_its_last_instance_is_read() throws Exception {
    town.nodes(1);
    AtomicInteger times = new AtomicInteger();
    town.images.put(
        "web",
        shell -> {
          shell.print("start " + times.incrementAndGet());
          shell.after(Duration.ofMillis(10), () -> shell.exit(1));
        });
    town.pod("a", "", "");
    town.advance(8);
    assertThat(town.container("a").toString()).contains("CrashLoopBackOff");
    assertThat(read(false, null, null)).isEqualTo("start 2\n");
    assertThat(read(true, null, null)).isEqualTo("start 2\n");
  }

  @Test
  void what_cannot_be_read_is_refused_in_the_words_of_a_real_server() {
    town.nodes(1);
    town.pod("a", "", "");
    town.advance(0.5);
    assertThatThrownBy(() -> read(false, null, null))
        .isInstanceOf(Refusal.class)
        .hasMessage("container \"c\" in pod \"a\" is waiting to start: ContainerCreating");
    town.advance(5);
    assertThatThrownBy(() -> read(true, null, null))
        .hasMessage("previous terminated container \"c\" in pod \"a\" not found");
    town.kubelets.stop("node-0", false);
    assertThatThrownBy(() -> read(false, 1L, null))
        .hasMessage(
            "Get \"https://172.18.0.2:10250/containerLogs/shop/a/c?tailLines=1\": dial tcp"
                + " 172.18.0.2:10250: connect: connection refused");
  }
}

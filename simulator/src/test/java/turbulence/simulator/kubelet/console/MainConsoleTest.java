package turbulence.simulator.kubelet.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.api.remote.Audience;
import turbulence.simulator.api.remote.Wish;
import turbulence.simulator.time.HandTimeline;

class MainConsoleTest {
  private static final JsonObject TERMINAL =
      JsonObject.of("stdin", true, "stdinOnce", true).with("tty", true);
  private static final JsonObject PIPE = JsonObject.of("stdin", true, "stdinOnce", true);

  private final HandTimeline timeline = new HandTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<String> read = new CopyOnWriteArrayList<>();

  private MainConsole console(JsonObject container) {
    return new MainConsole(timeline, container, log::add);
  }

  private static Attachment attach(MainConsole console) {
    return Attachment.to(console, new Wish("c", List.of(), true, true, true, true, false));
  }

  private void reader(MainConsole console) {
    timeline.beside(() -> {
      try {
        console.obey();
        String text = console.read();
        while (!text.isEmpty()) {
          read.add(text);
          text = console.read();
        }
        read.add("end");
      } catch (InterruptedException stop) {
        read.add(console.wasInterrupted() ? "interrupted" : "over");
      }
    });
    timeline.settle();
  }

  private void type(Attachment attachment, String keys) {
    attachment.type(keys.getBytes(StandardCharsets.UTF_8));
    timeline.settle();
  }

  private static String heard(Attachment attachment) throws InterruptedException {
    StringBuilder all = new StringBuilder();
    attachment.leave();
    assertThat(
            attachment.attend(
                new Audience() {
                  @Override
                  public void output(byte[] said) {
                    all.append(new String(said, StandardCharsets.UTF_8));
                  }

                  @Override
                  public void errors(byte[] said) {
                    all.append("E:").append(new String(said, StandardCharsets.UTF_8));
                  }
                }))
        .isNotNull();
    return all.toString();
  }

  @Test
  void the_log_takes_lines_and_who_is_attached_hears_everything_from_then_on()
      throws InterruptedException {
    MainConsole console = console(PIPE);
    console.write("before\nhalf");
    Attachment late = attach(console);
    console.write(" a line\nrest");
    console.complain("no\n");
    assertThat(log).containsExactly("before", "half a line", "restno");
    assertThat(heard(late)).isEqualTo(" a line\nrestE:no\n");
    console.write("last");
    console.end();
    assertThat(log).endsWith("last");
  }

  @Test
  void a_pipe_passes_on_what_is_typed_and_ends_with_the_first_who_typed() {
    MainConsole console = console(PIPE);
    reader(console);
    Attachment first = attach(console);
    type(first, "a\3b");
    type(first, "c");
    first.leave();
    timeline.settle();
    assertThat(read).containsExactly("a\3b", "c", "end");
  }

  @Test
  void a_terminal_shows_and_corrects_lines() throws InterruptedException {
    MainConsole console = console(TERMINAL);
    reader(console);
    Attachment typist = attach(console);
    type(typist, "ecc\177ho \033[Ax\r");
    type(typist, "one two\27\25ok\n");
    type(typist, "\4");
    assertThat(read).containsExactly("echo x\n", "ok\n", "end");
    assertThat(heard(typist)).startsWith("ecc\b \bho x\r\n").endsWith("ok\r\n");
  }

  @Test
  void whoever_comes_to_a_terminal_sees_the_prompt() throws InterruptedException {
    MainConsole console = console(TERMINAL);
    console.write("welcome\n/ # ");
    assertThat(heard(attach(console))).isEqualTo("/ # ");
  }

  @Test
  void an_interrupt_reaches_the_reader_or_what_was_agreed() throws InterruptedException {
    MainConsole console = console(TERMINAL);
    reader(console);
    Attachment typist = attach(console);
    type(typist, "half\3");
    assertThat(read).containsExactly("interrupted");
    List<String> done = new ArrayList<>();
    console.onInterrupt(() -> done.add("lifted"));
    type(typist, "\3");
    assertThat(done).containsExactly("lifted");
    assertThat(heard(typist)).isEqualTo("half^C^C");
  }

  @Test
  void the_end_of_the_program_wakes_who_reads() {
    MainConsole console = console(TERMINAL);
    reader(console);
    console.end();
    timeline.advance(Duration.ofSeconds(1));
    assertThat(read).containsExactly("over");
  }

  @Test
  void wild_keys_do_no_harm() {
    MainConsole console = console(TERMINAL);
    reader(console);
    Attachment typist = attach(console);
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      byte[] keys = new byte[random.nextInt(20)];
      random.nextBytes(keys);
      for (int k = 0; k < keys.length; k++) {
        keys[k] = keys[k] == 3 || keys[k] == 4 || keys[k] == 0x1c ? 13 : keys[k];
      }
      typist.type(keys);
      timeline.settle();
    }
    typist.leave();
    timeline.settle();
    assertThat(read).endsWith("end").allMatch(line -> line.endsWith("\n") || line.equals("end"));
  }
}

package turbulence.experiment.builtin.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.builtin.TestScope;
import turbulence.experiment.event.Level;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Unrunnable;
import turbulence.experiment.model.Provider.ProcessCall;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

@Timeout(20)
class ProcessActivityTest {
  @TempDir Path root;
  private final TestScope seen = new TestScope();

  @Test
  void a_list_becomes_words_as_python_writes_them() throws Exception {
    JsonArray arguments = JsonArray.from(Arrays.asList("a", null, "", 1, 2.5, true, "b c"));
    assertThat(run("echo", arguments)).isEqualTo(result(0, "a 1 2.5 True b c\n", ""));
  }

  @Test
  void a_mapping_becomes_names_and_values() throws Exception {
    JsonObject arguments =
        JsonObject.builder().put("--a", "1").put("--b", null).put("--c", 2).build();
    assertThat(run("echo", arguments)).isEqualTo(result(0, "--a 1 --b --c 2\n", ""));
  }

  @Test
  void a_text_is_a_line_of_the_shell() throws Exception {
    assertThat(run("echo", Json.of("$HOME 'x  y' | tr y z")))
        .isEqualTo(result(0, System.getenv("HOME") + " x  z\n", ""));
  }

  @Test
  void a_program_with_blanks_in_its_path_stays_one_word_of_the_line() throws Exception {
    script("it's here", "#!/bin/sh\necho \"$1\"\n");
    assertThat(run("./it's here", Json.of("'yes sir'"))).isEqualTo(result(0, "yes sir\n", ""));
  }

  @Test
  void without_arguments_the_program_runs_alone_where_the_run_started() throws Exception {
    assertThat(run("pwd", null)).isEqualTo(result(0, root.toRealPath() + "\n", ""));
  }

  @Test
  void a_relative_path_starts_from_the_root() throws Exception {
    script("s.sh", "#!/bin/sh\necho rel\n");
    assertThat(run("./s.sh", null)).isEqualTo(result(0, "rel\n", ""));
  }

  @Test
  void a_tilde_is_the_home_directory() throws Exception {
    script("s.sh", "#!/bin/sh\necho home\n");
    World world = world().withEnvironment(Map.of("HOME", root.toString()));
    assertThat(run(new ProcessCall("~/s.sh", null, null), world))
        .isEqualTo(result(0, "home\n", ""));
  }

  @Test
  void a_status_other_than_zero_is_a_result() throws Exception {
    assertThat(run("sh", JsonArray.of("-c", "echo o; echo e >&2; exit 3")))
        .isEqualTo(result(3, "o\n", "e\n"));
  }

  @Test
  void a_signal_counts_as_shells_count_it() throws Exception {
    assertThat(run("sh", JsonArray.of("-c", "kill -9 $$"))).isEqualTo(result(137, "", ""));
  }

  @Test
  void the_environment_is_that_of_the_world_and_no_more() throws Exception {
    World world = world().withEnvironment(Map.of("A", "1", "PATH", "/usr/bin:/bin"));
    JsonObject result = run(new ProcessCall("env", null, null), world);
    assertThat(result.text("stdout").orElseThrow().lines())
        .containsExactlyInAnyOrder("A=1", "PATH=/usr/bin:/bin");
  }

  @Test
  void a_program_that_does_not_exist_cannot_be_tried() {
    assertThatThrownBy(() -> run("no-such-binary-xyz", JsonArray.of("hi")))
        .isInstanceOf(Unrunnable.class)
        .hasMessage("path 'no-such-binary-xyz' cannot be found");
  }

  @Test
  void the_shell_itself_says_that_a_program_does_not_exist() throws Exception {
    JsonObject result = run("no-such-binary-xyz", Json.of("hi"));
    assertThat(result.get("status")).isEqualTo(Json.of(127));
    assertThat(result.text("stderr").orElseThrow()).contains("no-such-binary-xyz");
  }

  @Test
  void arguments_of_another_form_cannot_be_tried() {
    assertThatThrownBy(() -> run("echo", Json.of(5)))
        .hasMessage("process arguments must be a list, a text or a mapping, not 5");
    assertThatThrownBy(() -> run(new ProcessCall("echo", null, Json.of("soon")), world()))
        .hasMessage("process timeout must be a number of seconds, not \"soon\"");
  }

  @Test
  void what_the_system_refuses_to_start_is_a_failure() {
    assertThatThrownBy(() -> run("echo", JsonArray.of("a\0b")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("'echo' cannot be started");
    assertThatThrownBy(() -> run("echo", JsonArray.of("x".repeat(3 << 20))))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("'echo' cannot be started");
  }

  @Test
  void latin_1_is_read_as_such() throws Exception {
    assertThat(run("printf", JsonArray.of("caf\\351 na\\357ve d\\351j\\340 vu")))
        .isEqualTo(result(0, "café naïve déjà vu", ""));
  }

  @Test
  void of_a_huge_output_the_beginning_is_kept() throws Exception {
    JsonObject result = run("sh", JsonArray.of("-c", "head -c 40000000 /dev/zero | tr '\\0' x"));
    String out = result.text("stdout").orElseThrow();
    assertThat(out).endsWith("x\n[31611392 more bytes were dropped: only 8 MiB are kept]");
    assertThat(out.indexOf('\n')).isEqualTo(8 << 20);
    assertThat(seen.lines(Level.WARNING))
        .containsExactly("'sh' wrote more than 8 MiB; the rest was dropped");
  }

  @Test
  void both_outputs_may_be_long_at_a_time() throws Exception {
    String script =
        "i=0; while [ $i -lt 20000 ]; do echo 123456789; echo 12345 >&2; i=$((i+1)); done";
    JsonObject result = run("sh", JsonArray.of("-c", script));
    assertThat(result.text("stdout").orElseThrow()).hasSize(200_000);
    assertThat(result.text("stderr").orElseThrow()).hasSize(120_000);
  }

  @Test
  void what_children_write_after_the_program_ended_is_waited_for() throws Exception {
    String script = "(for i in 1 2 3; do sleep 0.1; echo late $i; done) & echo now; sleep 0.05";
    assertThat(run("sh", JsonArray.of("-c", script)))
        .isEqualTo(result(0, "now\nlate 1\nlate 2\nlate 3\n", ""));
  }

  @Test
  void a_program_that_takes_too_long_is_ended_with_its_children() throws Exception {
    String script = "sleep 60 & echo $! > child; echo $$ > self; wait; echo done > done";
    ProcessCall call = new ProcessCall("sh", JsonArray.of("-c", script), Json.of(0.5));
    assertThatThrownBy(() -> run(call, world()))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("process activity took too long to complete");
    assertGone("child");
    assertGone("self");
    assertThat(root.resolve("done")).doesNotExist();
  }

  @Test
  void everybody_may_tidy_up_first() throws Exception {
    String child = "trap 'echo tidy > tidy; exit' TERM; touch ready; while :; do sleep 0.05; done";
    script("child.sh", "#!/bin/sh\n" + child + "\n");
    String script = "./child.sh & while [ ! -e ready ]; do sleep 0.05; done; wait";
    ProcessCall call = new ProcessCall("sh", JsonArray.of("-c", script), Json.of(1.5));
    assertThatThrownBy(() -> run(call, world())).isInstanceOf(ActivityFailed.class);
    assertThat(root.resolve("tidy")).exists();
  }

  @Test
  void a_program_that_will_not_end_is_killed() throws Exception {
    String script = "trap '' TERM; echo $$ > self; while :; do sleep 0.1; done";
    ProcessCall call = new ProcessCall("sh", JsonArray.of("-c", script), Json.of(0.3));
    assertThatThrownBy(() -> run(call, world())).isInstanceOf(ActivityFailed.class);
    assertGone("self");
  }

  @Test
  void somebody_who_keeps_the_output_open_holds_nothing_up_beyond_the_timeout() {
    ProcessCall call =
        new ProcessCall("sh", JsonArray.of("-c", "sleep 2 & echo now; sleep 0.05"), Json.of(0.3));
    long start = System.nanoTime();
    assertThatThrownBy(() -> run(call, world())).isInstanceOf(ActivityFailed.class);
    assertThat(System.nanoTime() - start).isLessThan(1_500_000_000L);
  }

  @Test
  void an_interrupt_ends_it_within_a_second() throws Exception {
    String script = "echo $$ > self.tmp; mv self.tmp self; sleep 60";
    Thread caller = Thread.currentThread();
    Thread other = Thread.ofVirtual().start(() -> interruptOnce(root.resolve("self"), caller));
    assertThatThrownBy(() -> run("sh", JsonArray.of("-c", script)))
        .isInstanceOf(InterruptedException.class);
    assertThat(System.nanoTime() - interruptedAt).isLessThan(1_000_000_000L);
    other.join();
    assertGone("self");
  }

  @Test
  void a_program_reads_what_the_world_gives_it_to_read() throws Exception {
    Output output = world().output();
    World silent =
        world()
            .withOutput(
                new Output(
                    InputStream.nullInputStream(), output.out(), output.err(), false, false));
    assertThat(run(new ProcessCall("cat", null, null), silent)).isEqualTo(result(0, "", ""));
  }

  @Test
  void bytes_that_are_no_text_are_no_failure() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    Files.write(root.resolve("bytes"), all);
    String out = run("cat", JsonArray.of("bytes")).text("stdout").orElseThrow();
    assertThat(out).hasSize(256).startsWith(new String(all, 0, 128, ISO_8859_1)).contains("é");
  }

  private volatile long interruptedAt;

  private void interruptOnce(Path sign, Thread caller) {
    while (!Files.exists(sign)) {
      Thread.onSpinWait();
    }
    interruptedAt = System.nanoTime();
    caller.interrupt();
  }

  /// Gone, or dead and not yet buried by who should.
  private void assertGone(String file) throws Exception {
    String pid = Files.readString(root.resolve(file)).strip();
    long until = System.nanoTime() + 5_000_000_000L;
    while (isAlive(pid) && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertThat(isAlive(pid)).as(file + " is alive").isFalse();
  }

  private static boolean isAlive(String pid) {
    try {
      String stat = Files.readString(Path.of("/proc", pid, "stat"));
      return !stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
    } catch (IOException e) {
      return ProcessHandle.of(Long.parseLong(pid)).isPresent();
    }
  }

  private void script(String name, String text) throws Exception {
    Path file = Files.writeString(root.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private World world() {
    return SystemWorld.create().withRoot(root);
  }

  private JsonObject run(String path, @Nullable Json arguments) throws Exception {
    return run(new ProcessCall(path, arguments, null), world());
  }

  private JsonObject run(ProcessCall call, World world) throws Exception {
    return ProcessActivity.run(call, seen.in(world));
  }

  private static JsonObject result(int status, String stdout, String stderr) {
    return JsonObject.builder()
        .put("status", status)
        .put("stdout", stdout)
        .put("stderr", stderr)
        .build();
  }
}

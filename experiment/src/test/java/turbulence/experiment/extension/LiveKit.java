package turbulence.experiment.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Breakable.Calls;
import turbulence.experiment.model.Dry;
import turbulence.json.Json;
import turbulence.json.JsonReader;

/// What holds for every step that works on a live system. A test class for an extension extends
/// this, and a new step gets these tests unasked: they take its arguments from the example that it
/// has to have.
public abstract class LiveKit {
  private static final List<Integer> REFUSALS = List.of(403, 404, 409, 429, 500);

  /// How long a step may take to end when it is interrupted.
  private static final Duration INTERRUPTED = Duration.ofSeconds(1);

  /// How long a step with no patience may take: far less than forever.
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final Duration NO_PATIENCE = Duration.ofMillis(300);
  private static final Duration STUCK = Duration.ofMillis(200);

  @TempDir Path folder;

  /// The extension whose steps these are.
  protected abstract Extension extension();

  /// The folder of the examples that show one step each.
  protected abstract Path examples();

  /// A fresh system on which every example can be played.
  protected abstract Breakable open() throws Exception;

  /// Whether a step is done when what it writes to is not there: it is as if it had been gone
  /// before.
  protected boolean takesGoneForDone(Class<? extends Capability> step) {
    return false;
  }

  @TestFactory
  List<DynamicTest> an_example_is_valid_and_pretending_to_play_it_sends_no_write() {
    return tests((example, system) -> {
      Pretended pretended = Pretended.of(extension(), system.scope().world(), folder, Dry.ACTIONS);
      assertThat(pretended.play(example.file())).as("%s", pretended.lines()).isTrue();
      assertThat(system.writes()).as("writes").isZero();
    });
  }

  @TestFactory
  List<DynamicTest> preparing_sends_no_write() {
    return tests((example, system) -> {
      if (example.step() instanceof Action action) {
        action.prepare(system.scope());
      }
      assertThat(system.writes()).as("writes").isZero();
    });
  }

  @TestFactory
  List<DynamicTest> a_probe_sends_no_write() {
    return tests((example, system) -> {
      if (example.step() instanceof Probe probe) {
        probe.observe(system.scope());
      }
      assertThat(system.writes()).as("writes").isZero();
    });
  }

  @TestFactory
  List<DynamicTest> the_answer_is_json_that_can_be_read_again() {
    return tests((example, system) -> {
      Attempt attempt = Attempt.at(example.step(), system.scope()).endsWithin(SOON);
      assertThat(attempt.failure()).isNull();
      Json answer = attempt.answer();
      assertThat(answer).isNotNull();
      assertThat(JsonReader.read(answer.toString())).isEqualTo(answer);
    });
  }

  @TestFactory
  List<DynamicTest> what_a_step_changes_can_be_put_back_as_it_was() {
    return tests((example, system) -> {
      if (example.step() instanceof Action action) {
        Scope scope = system.scope();
        Json before = system.snapshot();
        Prepared prepared = action.prepare(scope);
        prepared.deed().act();
        new WayBack(extension(), new Means(scope.world(), scope.shared())).walk(prepared.undo());
        assertThat(system.snapshot()).isEqualTo(before);
      }
    });
  }

  @TestFactory
  List<DynamicTest> a_refusal_fails_the_activity() {
    return tests((example, system) -> {
      for (int code : REFUSALS) {
        system.refuse(Calls.ALL, code);
        Attempt attempt = Attempt.at(example.step(), system.scope()).endsWithin(SOON);
        assertThat(attempt.failure())
            .as("%s, having answered %s", code, attempt.answer())
            .isInstanceOf(ActivityFailed.class)
            .hasMessageContaining(String.valueOf(code));
        system.mend();
      }
    });
  }

  @TestFactory
  List<DynamicTest> a_refused_write_fails_the_activity() {
    return tests((example, system) -> {
      for (int code : REFUSALS) {
        refuseWrites(code, example, system);
      }
    });
  }

  private void refuseWrites(int code, ReferenceExample example, Breakable system) throws Exception {
    system.refuse(Calls.WRITES, code);
    Attempt attempt = Attempt.at(example.step(), system.scope()).endsWithin(SOON);
    boolean writes = example.listed().acts();
    boolean done = !writes || (code == 404 && takesGoneForDone(example.listed().step()));
    if (done) {
      assertThat(attempt.failure()).as("%s", code).isNull();
    } else {
      assertThat(attempt.failure())
          .as("%s, having answered %s", code, attempt.answer())
          .isInstanceOf(ActivityFailed.class)
          .hasMessageContaining(String.valueOf(code));
    }
    system.mend();
  }

  @TestFactory
  List<DynamicTest> silence_fails_the_activity_in_time() {
    return tests((example, system) -> {
      for (Calls which : hanging(example)) {
        Scope scope = system.scope(NO_PATIENCE);
        system.hang(which);
        Attempt attempt = Attempt.at(example.step(), scope).endsWithin(SOON);
        assertThat(attempt.failure())
            .as("%s, having answered %s", which, attempt.answer())
            .isInstanceOf(ActivityFailed.class);
        system.mend();
      }
    });
  }

  @TestFactory
  List<DynamicTest> an_interrupt_ends_it_within_a_second() {
    return tests((example, system) -> {
      for (Calls which : hanging(example)) {
        system.hang(which);
        Attempt attempt = Attempt.at(example.step(), system.scope());
        assertThat(attempt.lasts(STUCK)).as("%s hang, so it waits", which).isTrue();
        attempt.interrupt().endsWithin(INTERRUPTED);
        assertThat(attempt.failure()).isInstanceOf(InterruptedException.class);
        system.mend();
      }
    });
  }

  private static List<Calls> hanging(ReferenceExample example) {
    return example.listed().acts() ? List.of(Calls.values()) : List.of(Calls.ALL);
  }

  /// One promise of one step.
  private interface Promise {
    void keep(ReferenceExample example, Breakable system) throws Exception;
  }

  private List<DynamicTest> tests(Promise promise) {
    List<DynamicTest> tests = new ArrayList<>();
    Catalog catalog = new Catalog(List.of(extension()), Plugins.NONE);
    for (Listed listed : catalog.steps()) {
      ReferenceExample example = ReferenceExample.of(listed, examples());
      tests.add(
          dynamicTest(
              listed.name(),
              () -> {
                try (Breakable system = open()) {
                  promise.keep(example, system);
                }
              }));
    }
    return tests;
  }
}

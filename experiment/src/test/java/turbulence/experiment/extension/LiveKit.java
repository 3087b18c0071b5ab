package turbulence.experiment.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import turbulence.experiment.extension.Breakable.Calls;
import turbulence.experiment.model.Dry;
import turbulence.json.Json;
import turbulence.json.JsonReader;

/// What holds for every step that works on a live system. A test class for an extension extends
/// this, and a new step gets these tests unasked: they take its arguments from the example that it
/// has to have. Each works on a system that nobody else has, and most wait for it: they go side by
/// side.
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LiveKit {
  private static final List<Integer> REFUSALS = List.of(403, 404, 409, 429, 500);

  /// How long a step may take to end when it is interrupted.
  private static final Duration INTERRUPTED = Duration.ofSeconds(1);

  /// How long a step with no patience may take: far less than forever.
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final Duration NO_PATIENCE = Duration.ofMillis(100);
  private static final Duration STUCK = Duration.ofMillis(80);

  /// The extension whose steps these are.
  protected abstract Extension extension();

  /// Others whose steps its examples use, too, or that put back what its steps change.
  protected List<Extension> beside() {
    return List.of();
  }

  private List<Extension> extensions() {
    List<Extension> all = new ArrayList<>(beside());
    all.add(extension());
    return all;
  }

  /// The folder of the examples that show one step each.
  protected abstract Path examples();

  /// Systems that are as they were when they were opened, by their scenarios: to open one is what
  /// most of these tests would spend their time on.
  private final Map<List<String>, Deque<Breakable>> untouched = new ConcurrentHashMap<>();

  /// A fresh system in which these scenarios are set up.
  protected abstract Breakable open(List<String> scenarios) throws Exception;

  @AfterAll
  void closeAll() {
    untouched.values().forEach(systems -> systems.forEach(Breakable::close));
  }

  /// Whether a step is done when what it writes to is not there: it is as if it had been gone
  /// before.
  protected boolean takesGoneForDone(Class<? extends Capability> step) {
    return false;
  }

  /// Whether a refusal of that code is what a step answers with, for experiments to judge.
  protected boolean answersWithRefusals(Class<? extends Capability> step, int code) {
    return false;
  }

  /// Whether a step only thinks about what it is given.
  protected boolean asksNobody(Class<? extends Capability> step) {
    return false;
  }

  @TestFactory
  List<DynamicTest> an_example_is_valid_and_pretending_to_play_it_sends_no_write(
      @TempDir Path folder) {
    return silent((example, system) -> {
      Path alone = Files.createTempDirectory(folder, "pretended");
      Pretended pretended = Pretended.of(extensions(), system.scope().world(), alone, Dry.ACTIONS);
      assertThat(pretended.play(example.file())).as("%s", pretended.lines()).isTrue();
    });
  }

  @TestFactory
  List<DynamicTest> looking_and_preparing_send_no_write() {
    return silent((example, system) -> {
      switch (example.step()) {
        case Action action -> action.prepare(system.scope());
        case Probe probe -> probe.observe(system.scope());
      }
    });
  }

  @TestFactory
  List<DynamicTest> the_answer_is_json_that_can_be_read_again() {
    return writing((example, system) -> {
      Attempt attempt = Attempt.at(example.step(), system.scope()).endsWithin(SOON);
      assertThat(attempt.failure()).isNull();
      Json answer = attempt.answer();
      assertThat(answer).isNotNull();
      assertThat(JsonReader.read(answer.toString())).isEqualTo(answer);
    });
  }

  @TestFactory
  List<DynamicTest> what_a_step_changes_can_be_put_back_as_it_was_or_the_plan_says_that_it_stays() {
    return writing((example, system) -> {
      if (example.step() instanceof Action action) {
        Scope scope = system.scope();
        Json before = system.snapshot();
        Prepared prepared = action.prepare(scope);
        boolean lasts = !prepared.forecast().look().lasting().isEmpty();
        prepared.deed().act();
        new WayBack(extensions(), new Means(scope.world(), scope.shared())).walk(prepared.undo());
        if (!lasts) {
          assertThat(system.snapshot()).isEqualTo(before);
        }
      }
    });
  }

  @TestFactory
  List<DynamicTest> whichever_write_it_dies_at_what_it_changed_can_be_put_back() {
    return tests(example -> {
      if (example.listed().acts()) {
        for (boolean done : List.of(false, true)) {
          int writes = 0;
          while (dies(example, writes, done)) {
            writes++;
          }
        }
      }
    });
  }

  /// Whether it did: one that writes no more than that often, or has no way back, does not.
  private boolean dies(ReferenceExample example, int writes, boolean done) throws Exception {
    try (Breakable system = open(example.scenarios())) {
      Scope scope = system.scope();
      Json before = system.snapshot();
      Prepared prepared = ((Action) example.step()).prepare(scope);
      if (prepared.undo().isEmpty() || !prepared.forecast().look().lasting().isEmpty()) {
        return false;
      }
      system.cut(writes, done);
      Attempt attempt = Attempt.at(prepared.deed()).endsWithin(SOON);
      boolean died = system.isHit();
      system.mend();
      assertThat(attempt.failure() != null).as("%s", attempt.failure()).isEqualTo(died);
      new WayBack(extensions(), new Means(scope.world(), scope.shared())).walk(prepared.undo());
      assertThat(system.snapshot()).as("dead at write %s", writes).isEqualTo(before);
      return died;
    }
  }

  @TestFactory
  List<DynamicTest> a_refusal_fails_the_activity() {
    return asking((example, system) -> {
      for (int code : REFUSALS) {
        system.refuse(Calls.ALL, code);
        Attempt attempt = Attempt.at(example.step(), system.scope()).endsWithin(SOON);
        if (answersWithRefusals(example.listed().step(), code)) {
          assertThat(String.valueOf(attempt.answer())).contains(String.valueOf(code));
        } else {
          assertThat(attempt.failure())
              .as("%s, having answered %s", code, attempt.answer())
              .isInstanceOf(ActivityFailed.class)
              .hasMessageContaining(String.valueOf(code));
        }
        system.mend();
      }
    });
  }

  @TestFactory
  List<DynamicTest> the_sign_of_what_is_to_be_gone_names_something_that_the_step_hits() {
    return silent((example, system) -> {
      if (example.step() instanceof Action action) {
        Prepared prepared = action.prepare(system.scope());
        for (Evidence sign : prepared.evidence()) {
          if (sign.isPassing() && !isMade(prepared, sign)) {
            assertThat(prepared.targets()).as(sign.words()).contains(sign.target());
          }
        }
      }
    });
  }

  /// Whether the sign is something new that the step makes, and nobody else will hit.
  private static boolean isMade(Prepared prepared, Evidence sign) {
    Target target = sign.target();
    return target != null
        && prepared.undo().stream()
            .anyMatch(undo ->
                undo instanceof Undo.DeleteCreated made
                    && made.object().name().equals(target.name()));
  }

  @TestFactory
  List<DynamicTest> a_refused_write_fails_the_activity() {
    return reading((example, system) -> {
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
    return hearingNothing((example, system) -> {
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
    return hearingNothing((example, system) -> {
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

  /// Of steps that send no write.
  private List<DynamicTest> silent(Promise promise) {
    return reading((example, system) -> {
      long before = system.writes();
      promise.keep(example, system);
      assertThat(system.writes() - before).as("writes").isZero();
    });
  }

  /// Of steps that ask somebody who can refuse or be silent.
  private List<DynamicTest> asking(Promise promise) {
    return reading((example, system) -> {
      if (!asksNobody(example.listed().step())) {
        promise.keep(example, system);
      }
    });
  }

  /// Of steps that get no answer. What hung may be carried out when everybody has gone home: such a
  /// system is nobody else's.
  private List<DynamicTest> hearingNothing(Promise promise) {
    return writing((example, system) -> {
      if (!asksNobody(example.listed().step())) {
        promise.keep(example, system);
      }
    });
  }

  /// Of steps whose writes, if any, are refused.
  private List<DynamicTest> reading(Promise promise) {
    return tests(example -> {
      Breakable system = taken(example.scenarios());
      boolean kept = false;
      try {
        promise.keep(example, system);
        kept = true;
      } finally {
        if (kept) {
          untouched(example.scenarios()).push(system);
        } else {
          system.close();
        }
      }
    });
  }

  private List<DynamicTest> writing(Promise promise) {
    return tests(example -> {
      try (Breakable system = open(example.scenarios())) {
        promise.keep(example, system);
      }
    });
  }

  private Breakable taken(List<String> scenarios) throws Exception {
    Breakable free = untouched(scenarios).poll();
    return free == null ? open(scenarios) : free;
  }

  private Deque<Breakable> untouched(List<String> scenarios) {
    return untouched.computeIfAbsent(scenarios, _ -> new ConcurrentLinkedDeque<>());
  }

  /// A test of one step.
  private interface Trial {
    void of(ReferenceExample example) throws Exception;
  }

  private List<DynamicTest> tests(Trial trial) {
    List<DynamicTest> tests = new ArrayList<>();
    Catalog catalog = new Catalog(List.of(extension()), Plugins.NONE);
    for (Listed listed : catalog.steps()) {
      ReferenceExample example = ReferenceExample.of(listed, examples());
      tests.add(dynamicTest(listed.name(), () -> trial.of(example)));
    }
    return tests;
  }
}

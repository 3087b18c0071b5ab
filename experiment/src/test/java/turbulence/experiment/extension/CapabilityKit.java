package turbulence.experiment.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import turbulence.experiment.extension.Binding.Rejected;
import turbulence.json.JsonObject;

/// What holds for every step and control of an extension. A test class for one extends this, and a
/// new step gets these tests unasked.
public abstract class CapabilityKit {
  /// How long a step may take to end when it is interrupted.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /// The extensions to look at.
  protected abstract List<Extension> extensions();

  /// Steps that would wait for long, to be interrupted.
  protected List<Capability> lasting() {
    return List.of();
  }

  /// The scope that they wait in. `waiting` is to be called when they do.
  protected Scope scope(Runnable waiting) {
    throw new IllegalStateException("none of these steps waits");
  }

  private Catalog catalog() {
    return new Catalog(extensions(), Plugins.NONE);
  }

  @Test
  void every_name_is_given_once() {
    Set<String> names = new HashSet<>();
    for (Listed listed : catalog().steps()) {
      assertThat(names.add(listed.name())).as(listed.name()).isTrue();
    }
  }

  @TestFactory
  List<DynamicTest> every_step_is_found_by_each_of_its_names() {
    return steps(listed -> {
      List<String> names = new ArrayList<>(listed.others());
      names.add(listed.name());
      for (String name : names) {
        int colon = name.indexOf(':');
        assertThat(catalog().capability(name.substring(0, colon), name.substring(colon + 1)))
            .as(name)
            .contains(listed.step());
      }
    });
  }

  @Test
  void deprecated_names_and_their_successors_lead_to_steps() {
    for (Extension extension : extensions()) {
      extension
          .successors()
          .forEach((old, successor) -> {
            assertThat(isKnown(old)).as(old).isTrue();
            assertThat(isKnown(successor)).as(successor).isTrue();
          });
    }
  }

  private boolean isKnown(String name) {
    int colon = name.indexOf(':');
    return catalog().capability(name.substring(0, colon), name.substring(colon + 1)).isPresent();
  }

  @TestFactory
  List<DynamicTest> every_step_says_what_it_is_and_takes() {
    return steps(listed -> {
      assertThat(listed.step()).isRecord().hasAnnotation(About.class);
      for (Argument argument : Arguments.of(listed.step()).list()) {
        assertThat(argument.about()).as(argument.name()).isNotBlank();
      }
    });
  }

  @TestFactory
  List<DynamicTest> every_step_refuses_what_it_does_not_know_and_misses_what_it_needs() {
    return steps(listed -> {
      Arguments<? extends Capability> arguments = Arguments.of(listed.step());
      JsonObject given = JsonObject.of("not_an_argument", 1);
      if (!(arguments.bind(given, listed.function()) instanceof Rejected<?> rejected)) {
        fail("an unknown argument was taken");
        return;
      }
      List<String> expected = new ArrayList<>();
      for (Argument argument : arguments.list()) {
        if (argument.required()) {
          expected.add(argument.name());
        }
      }
      expected.add("not_an_argument");
      assertThat(rejected.complaints())
          .extracting(Complaint::argument)
          .containsExactlyElementsOf(expected);
    });
  }

  @TestFactory
  List<DynamicTest> every_control_is_found_and_says_what_it_is_and_takes() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Extension extension : extensions()) {
      for (Class<? extends Control> control : extension.controls()) {
        String module = NameLaw.moduleOfOne(extension, control);
        tests.add(
            dynamicTest(
                module,
                () -> {
                  assertThat(catalog().control(module)).contains(control);
                  assertThat(control).isRecord().hasAnnotation(About.class);
                  for (Argument argument : Arguments.of(control).list()) {
                    assertThat(argument.about()).as(argument.name()).isNotBlank();
                  }
                }));
      }
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> every_lasting_step_ends_within_a_second_of_an_interrupt() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Capability step : lasting()) {
      tests.add(dynamicTest(step.toString(), () -> interrupt(step)));
    }
    return tests;
  }

  private void interrupt(Capability step) throws InterruptedException {
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicReference<Throwable> ending = new AtomicReference<>();
    Scope scope = scope(waiting::countDown);
    Thread thread =
        Thread.ofVirtual().start(() -> ending.set(catchThrowable(() -> carryOut(step, scope))));
    waiting.await();
    thread.interrupt();
    assertThat(thread.join(PATIENCE)).as("ended in time").isTrue();
    assertThat(ending.get()).isInstanceOf(InterruptedException.class);
  }

  private static void carryOut(Capability step, Scope scope)
      throws ActivityFailed, InterruptedException {
    switch (step) {
      case Action action -> action.prepare(scope).deed().act();
      case Probe probe -> probe.observe(scope);
    }
  }

  private List<DynamicTest> steps(Consumer<Listed> test) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Listed listed : catalog().steps()) {
      tests.add(dynamicTest(listed.name(), () -> test.accept(listed)));
    }
    return tests;
  }
}

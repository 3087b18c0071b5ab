package turbulence.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;

class ControllersTest {
  private final List<String> looks = new ArrayList<>();

  /// Looks at every object that changes, and does there what the test says.
  private final class Looking implements Controller {
    private final Means means;
    private final Consumer<Key> action;
    private final Duration rest;

    Looking(Means means, Duration rest, Consumer<Key> action) {
      this.means = means;
      this.rest = rest;
      this.action = action;
    }

    @Override
    public void seen(Change change, Consumer<Key> look) {
      look.accept(change.key());
    }

    @Override
    public void reconcile(Key key) {
      Duration since = Duration.between(Rig.START, means.timeline().instant());
      looks.add(key.name() + " " + since.toMillis());
      action.accept(key);
    }

    @Override
    public Duration rest(Key key) {
      return rest;
    }
  }

  private Rig rig(Duration rest, Consumer<Key> action) {
    return new Rig(1, means -> new Looking(means, rest, action));
  }

  private static void write(Rig rig, String name) {
    rig.create(Kinds.PODS, "{'metadata':{'name':'" + name + "'}}");
  }

  @Test
  void looks_once_however_often_something_changed() {
    Rig rig = rig(Duration.ZERO, _ -> {});
    write(rig, "a");
    rig.spec(Kinds.PODS, "a", "x", 1);
    rig.spec(Kinds.PODS, "a", "x", 2);
    write(rig, "b");
    rig.timeline.settle();
    assertThat(looks).containsExactly("a 0", "b 0");
  }

  @Test
  void looks_again_with_growing_patience_behind_a_refusal() {
    Rig rig =
        rig(
            Duration.ZERO,
            _ -> {
              throw new Refusal(409, "Conflict", "meanwhile", JsonObject.EMPTY);
            });
    write(rig, "a");
    rig.timeline.advance(Duration.ofMillis(80));
    assertThat(looks).containsExactly("a 0", "a 5", "a 15", "a 35", "a 75");
    rig.run(600);
    assertThat(looks).hasSizeBetween(30, 50);
  }

  @Test
  void leaves_a_key_alone_while_it_rests() {
    Rig rig = rig(Duration.ofMillis(100), _ -> {});
    write(rig, "a");
    for (int i = 0; i < 9; i++) {
      rig.timeline.advance(Duration.ofMillis(10));
      rig.spec(Kinds.PODS, "a", "x", i);
    }
    rig.run(1);
    assertThat(looks).containsExactly("a 0", "a 100");
  }

  @Test
  void goes_on_behind_a_mistake_and_tells_of_it() {
    Rig rig =
        rig(
            Duration.ZERO,
            key -> {
              if (key.name().equals("a") && looks.size() == 1) {
                throw new IllegalStateException("ours");
              }
            });
    write(rig, "a");
    write(rig, "b");
    assertThatThrownBy(rig.timeline::settle).hasMessage("ours");
    rig.run(1);
    assertThat(looks).containsExactly("a 0", "b 0", "a 5");
  }
}

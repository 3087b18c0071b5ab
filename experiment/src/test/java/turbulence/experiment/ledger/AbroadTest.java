package turbulence.experiment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.Charge;
import turbulence.experiment.extension.Kept;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Safekeeper;
import turbulence.experiment.extension.Safekeeping;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.ledger.Remains.Fate;
import turbulence.json.JsonObject;

class AbroadTest {
  private static final String RUN = "20261121-054002-000-0a1b2c";

  @TempDir Path made;

  @Test
  void a_run_that_ends_in_order_between_two_looks_was_not_killed() throws Exception {
    assertThat(found(false)).isEmpty();
  }

  @Test
  void a_run_that_says_nothing_any_more_and_left_its_ledger_was_killed() throws Exception {
    assertThat(found(true))
        .singleElement()
        .extracting(each -> each.remains().fate())
        .isEqualTo(Fate.CRASHED);
  }

  private List<Abroad.Found> found(boolean staysKept) throws Exception {
    RunStore store = new RunStore(Worlds.in(made.toRealPath()));
    List<Safekeeper> one = List.of(new Cupboard(new Page(staysKept)));
    try (Abroad abroad = new Abroad(store, one, new Worlds.Heard().events)) {
      return abroad.found(Set.of());
    }
  }

  /// A system that keeps what is about one run, which it sees no life of.
  private record Cupboard(Page page) implements Safekeeper {
    @Override
    public boolean isFor(Action step) {
      return false;
    }

    @Override
    public Safekeeping begin(Charge charge) {
      throw new IllegalStateException();
    }

    @Override
    public List<Kept> kept(Means means) {
      return List.of(page);
    }

    @Override
    public List<Kept> kept(String run, List<Undo> changes, Means means) {
      return List.of(page);
    }

    @Override
    public Set<Kept> living(List<Kept> all, Means means) {
      return Set.of();
    }
  }

  /// @param isKept whether it is still there when it is looked at again
  private record Page(boolean isKept) implements Kept {
    @Override
    public String run() {
      return RUN;
    }

    @Override
    public String owner() {
      return "somebody";
    }

    @Override
    public String place() {
      return "a cupboard";
    }

    @Override
    public List<JsonObject> lines() {
      return List.of(JsonObject.of("run", RUN));
    }

    @Override
    public String pulse() {
      return "";
    }

    @Override
    public boolean isWatchable() {
      return true;
    }

    @Override
    public @Nullable String claim(String by) {
      return null;
    }

    @Override
    public void leave(List<JsonObject> lines) {}

    @Override
    public void stop(String by, boolean skipRollbacks) {}

    @Override
    public boolean isThere() {
      return false;
    }
  }
}

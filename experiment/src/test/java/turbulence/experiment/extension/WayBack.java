package turbulence.experiment.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import turbulence.experiment.extension.Undoer.Standing;

/// Puts back what one action changed, as a ledger would, and looks at every word on the way.
record WayBack(List<Extension> extensions, Means means) {

  void walk(List<Undo> ways) throws ActivityFailed, InterruptedException {
    for (Undo way : ways.reversed()) {
      List<Undo> history = List.of(way);
      Undoer undoer = undoer(way);
      undoer.tidy(history, means);
      Standing acted = undoer.compare(history, means);
      assertThat(acted).as(way.target()).isIn(Standing.OURS, Standing.SETTLED);
      if (acted.is(Undoer.Kind.OURS)) {
        undoer.restore(history, means);
        undoer.restore(history, means);
      }
      assertThat(undoer.compare(history, means)).as(way.target()).isEqualTo(Standing.SETTLED);
    }
  }

  private Undoer undoer(Undo way) {
    return extensions.stream()
        .flatMap(extension -> extension.undoers().stream())
        .filter(undoer -> undoer.handles(way))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody can undo " + way));
  }
}

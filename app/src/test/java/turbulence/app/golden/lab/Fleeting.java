package turbulence.app.golden.lab;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.json.JsonNull;

/// Has an effect that is seen once and then never again.
@AlsoNamed(value = "lab:fleeting", instead = true)
public record Fleeting() implements Action {
  @Override
  public Prepared prepare(Scope scope) {
    return Prepared.of(List.of(Target.of("lamp", "lab")), () -> JsonNull.NULL)
        .shownBy(List.of(new Light(new AtomicInteger())));
  }

  private record Light(AtomicInteger looks) implements Evidence {
    @Override
    public String words() {
      return "the lamp is lit";
    }

    @Override
    public boolean isPassing() {
      return true;
    }

    @Override
    public Sight look() {
      return new Sight(looks.getAndIncrement() == 0, "somebody", null);
    }
  }
}

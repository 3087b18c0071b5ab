package turbulence.experiment.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Verdict;
import turbulence.experiment.model.ControlSpec;

/// The controls of a run and whom to ask when: those of the settings first, then those of the whole
/// experiment, then those declared on the spot. Each is asked once.
final class Controls {
  private final Events events;
  private final Map<ControlSpec, Control> live = new LinkedHashMap<>();
  private final List<ControlSpec> global = new ArrayList<>();
  private final List<ControlSpec> unusable = new ArrayList<>();
  private final List<ControlSpec> overall = new ArrayList<>();
  private @Nullable Dice dice;

  Controls(Events events) {
    this.events = events;
  }

  /// Makes a control of what a declaration says; null when its module is not known.
  @FunctionalInterface
  interface Maker {
    @Nullable Control make(ControlSpec declared) throws ActivityFailed;
  }

  /// Controls of the settings and control files: they are there before the experiment is.
  void addGlobal(List<ControlSpec> declared, Maker maker) {
    for (ControlSpec spec : declared) {
      if (make(spec, maker)) {
        global.add(spec);
      }
    }
  }

  /// Makes those of the settings anew that have values to fill in, now that there are some.
  void refill(Maker maker) {
    for (ControlSpec spec : List.copyOf(global)) {
      if (spec.arguments().toString().indexOf('$') >= 0 && !make(spec, maker)) {
        global.remove(spec);
        live.remove(spec);
      }
    }
  }

  /// Controls of the experiment; of those that share a name one instance serves all.
  void addOwn(List<ControlSpec> ofExperiment, List<ControlSpec> onTheSpot, Maker maker) {
    Map<String, Control> byName = new HashMap<>();
    List<ControlSpec> all = new ArrayList<>(ofExperiment);
    all.addAll(onTheSpot);
    for (ControlSpec spec : all) {
      Control known = byName.get(spec.name());
      if (known != null && sameCode(spec, all)) {
        live.put(spec, known);
      } else if (make(spec, maker)) {
        byName.put(spec.name(), java.util.Objects.requireNonNull(live.get(spec)));
      }
    }
    overall.addAll(ofExperiment);
  }

  private static boolean sameCode(ControlSpec spec, List<ControlSpec> all) {
    return all.stream()
        .filter(other -> other.name().equals(spec.name()))
        .allMatch(other ->
            other.module().equals(spec.module()) && other.arguments().equals(spec.arguments()));
  }

  private boolean make(ControlSpec spec, Maker maker) {
    try {
      Control control = maker.make(spec);
      if (control == null) {
        events.warning(
            "Could not find Python module '"
                + spec.module()
                + "' in control '"
                + spec.name()
                + "'. Did you install the Python module? The experiment will carry on running"
                + " nonetheless.");
        return false;
      }
      live.put(spec, control);
      return true;
    } catch (ActivityFailed e) {
      events.warning("Control '" + spec.name() + "' cannot be used: " + e.reason());
      return false;
    }
  }

  /// From now on chance is each control's own, as it is each activity's.
  void throwing(Dice newDice) {
    dice = newDice;
  }

  private Scope own(Scope scope, ControlSpec spec, String when) {
    return dice == null ? scope : scope.withRandom(dice.of("control " + spec.name() + " " + when));
  }

  /// Sets each up once, however often it is declared.
  void configure(Scope scope) throws InterruptedException {
    IdentityHashMap<Control, Control> done = new IdentityHashMap<>();
    for (Map.Entry<ControlSpec, Control> entry : live.entrySet()) {
      Control declared = entry.getValue();
      Control ready = done.get(declared);
      entry.setValue(ready == null ? configured(entry.getKey(), declared, scope) : ready);
      done.put(declared, entry.getValue());
    }
    live.keySet().removeAll(unusable);
    global.removeAll(unusable);
  }

  private Control configured(ControlSpec spec, Control control, Scope scope)
      throws InterruptedException {
    try {
      return control.configure(own(scope, spec, "once"));
    } catch (ActivityFailed | RuntimeException e) {
      events.debug(
          "Control '" + spec.name() + "' could not be set up: " + String.valueOf(e.getMessage()));
      if (global.contains(spec)) {
        unusable.add(spec);
      }
      return control;
    }
  }

  void cleanup() {
    Set<Control> done = Collections.newSetFromMap(new IdentityHashMap<>());
    List<ControlSpec> last = new ArrayList<>(live.keySet());
    last.removeAll(global);
    last.addAll(global);
    for (ControlSpec spec : last) {
      Control control = live.get(spec);
      if (control != null && done.add(control)) {
        try {
          control.cleanup();
        } catch (RuntimeException e) {
          events.debug("Control '" + spec.name() + "' could not be cleaned up: " + e.getMessage());
        }
      }
    }
  }

  /// What a round of asking came to.
  @FunctionalInterface
  interface Answer {
    void take(Verdict verdict) throws RunInterrupted;
  }

  /// Asks everybody who is concerned before something happens.
  void before(Moment moment, List<ControlSpec> onTheSpot, Scope scope, Answer answer)
      throws RunInterrupted, InterruptedException {
    ask(moment, onTheSpot, scope, answer, true);
  }

  /// Asks everybody who is concerned after something happened.
  void after(Moment moment, List<ControlSpec> onTheSpot, Scope scope, Answer answer)
      throws RunInterrupted, InterruptedException {
    ask(moment, onTheSpot, scope, answer, false);
  }

  private void ask(
      Moment moment, List<ControlSpec> onTheSpot, Scope scope, Answer answer, boolean before)
      throws RunInterrupted, InterruptedException {
    if (live.isEmpty()) {
      return;
    }
    for (ControlSpec spec : concerned(moment, onTheSpot)) {
      Control control = live.get(spec);
      if (control == null || !wants(spec, before)) {
        continue;
      }
      try {
        Scope own = own(scope, spec, (before ? "before " : "after ") + about(moment));
        answer.take(before ? control.before(moment, own) : control.after(moment, own));
      } catch (ActivityFailed | RuntimeException e) {
        events.debug("Control '" + spec.name() + "' failed: " + e);
      }
    }
  }

  private static String about(Moment moment) {
    return moment instanceof Moment.OfActivity of
        ? of.activity().name()
        : moment.getClass().getSimpleName();
  }

  private static boolean wants(ControlSpec spec, boolean before) {
    return spec.scope() != (before ? ControlSpec.Scope.AFTER : ControlSpec.Scope.BEFORE);
  }

  private List<ControlSpec> concerned(Moment moment, List<ControlSpec> onTheSpot) {
    List<ControlSpec> concerned = new ArrayList<>(global);
    boolean inside = !(moment instanceof Moment.OfExperiment || moment instanceof Moment.OfLoading);
    for (ControlSpec spec : overall) {
      boolean shadowed = onTheSpot.stream().anyMatch(own -> own.name().equals(spec.name()));
      if (!inside || spec.automatic() && !shadowed) {
        concerned.add(spec);
      }
    }
    concerned.addAll(onTheSpot);
    return concerned;
  }
}

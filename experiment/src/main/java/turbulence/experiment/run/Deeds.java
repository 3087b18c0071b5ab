package turbulence.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Intent;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.extension.Target;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Kind;
import turbulence.experiment.resolve.Masking;
import turbulence.json.Json;
import turbulence.json.JsonNull;

/// What stands between preparing and acting: limits are kept, whoever wants to be asked is asked,
/// the way back is written down; and what follows: somebody looks what became of it. Shared between
/// threads.
final class Deeds {
  private static final Stop.Reason QUIT =
      new Stop.Reason(Stop.Reason.KEYBOARD.code(), "Asked to quit before an action", false);

  private final BlastRadius reach;
  private final @Nullable Consent consent;
  private final Masking masking;
  private final Stop stop;
  private final Asides asides;
  private final Trail trail;
  private final ReentrantLock asking = new ReentrantLock();
  private final Set<String> unread = ConcurrentHashMap.newKeySet();
  private boolean everything;

  /// Told what Chaos Toolkit would not say.
  ///
  /// @param warnings what may well be a mistake
  /// @param notes what is worth a line
  record Asides(Consumer<String> warnings, Consumer<String> notes) {
    static final Asides NOBODY = new Asides(_ -> {}, _ -> {});
  }

  /// @param consent null when nobody wants to be asked
  Deeds(BlastRadius reach, @Nullable Consent consent, Masking masking, Stop stop, Asides asides) {
    this.asides = asides;
    this.trail = new Trail(reach.policy());
    this.reach = reach;
    this.consent = consent;
    this.masking = masking;
    this.stop = stop;
  }

  /// Does what a step has prepared.
  ///
  /// @param deed what is done, in words
  /// @param undertaking null outside the method: rollbacks put back, so that nothing holds them up
  Json act(Intent intent, Activity activity, String deed, @Nullable Undertaking undertaking)
      throws ActivityFailed, InterruptedException {
    Prepared prepared = intent.prepared();
    if (undertaking == null) {
      if (activity.kind() == Kind.PROBE) {
        reach.admit(activity.name(), prepared.targets()); // a probe that changes something
      }
      return prepared.deed().act();
    }
    if (prepared.aims() && prepared.targets().isEmpty()) {
      asides
          .warnings()
          .accept(
              "Action '" + masking.text(activity.name()) + "' hits nothing: it found no target");
    }
    List<Target> counted = reach.admit(activity.name(), prepared.targets());
    Trail.Step step = null;
    List<Long> written = null;
    boolean stale = false;
    try {
      step = trail.admit(activity.name(), prepared.footprint(), this::unread);
      if (agreed(question(prepared, activity, deed), undertaking)) {
        stale = !claimed(intent, activity, undertaking);
        if (!stale) {
          written = undertaking.backing().custody().record(intent, activity);
          return done(prepared, written, undertaking);
        }
      }
    } finally {
      settle(step, counted, written != null);
    }
    return stale ? act(intent.anew(), activity, deed, undertaking) : JsonNull.NULL;
  }

  private void settle(Trail.@Nullable Step step, List<Target> counted, boolean acted) {
    if (!acted) {
      reach.spare(counted);
    }
    if (step != null && acted) {
      trail.done(step);
    } else if (step != null) {
      trail.spare(step);
    }
  }

  /// Once is enough.
  private void unread(String what) {
    if (unread.add(what)) {
      asides.notes().accept("Not looked at by limits: " + masking.text(what));
    }
  }

  /// However long others are at its targets, the step does not get less time for it.
  private static boolean claimed(Intent intent, Activity activity, Undertaking undertaking)
      throws ActivityFailed, InterruptedException {
    undertaking.deadline().hold();
    try {
      return undertaking.backing().custody().claim(intent, activity);
    } finally {
      undertaking.deadline().resume();
    }
  }

  private static Json done(Prepared prepared, List<Long> written, Undertaking undertaking)
      throws ActivityFailed, InterruptedException {
    if (!written.isEmpty()) {
      undertaking.backing().lookout().expect(prepared.targets());
    }
    Json output = prepared.deed().act();
    undertaking.backing().ledger().acted(written);
    undertaking.backing().lookout().watch(undertaking.entry(), prepared.evidence());
    return output;
  }

  /// Whether a program may be run, or somebody be called.
  ///
  /// @param deed what is done, in words
  boolean agreed(Activity activity, String deed, @Nullable Undertaking undertaking)
      throws InterruptedException {
    return undertaking == null
        || activity.kind() == Kind.PROBE
        || agreed(
            new Consent.Question(
                activity.name(), masking.text(deed), List.of(), Consent.WayBack.UNKNOWN),
            undertaking);
  }

  /// Whether anybody wants to be asked.
  boolean isAsking() {
    return consent != null;
  }

  private Consent.Question question(Prepared prepared, Activity activity, String deed) {
    List<String> targets = new ArrayList<>();
    for (Target target : prepared.targets()) {
      targets.add(masking.text(target.words()));
    }
    return new Consent.Question(
        activity.name(),
        deed,
        targets,
        prepared.undo().isEmpty() ? Consent.WayBack.NONE : Consent.WayBack.KNOWN);
  }

  private boolean agreed(Consent.Question question, Undertaking undertaking)
      throws InterruptedException {
    if (consent == null) {
      return true;
    }
    undertaking.deadline().hold(); // others may be asked before
    try {
      asking.lockInterruptibly();
      try {
        return answered(consent, question, undertaking);
      } finally {
        asking.unlock();
      }
    } finally {
      undertaking.deadline().resume();
    }
  }

  private boolean answered(Consent whom, Consent.Question question, Undertaking undertaking)
      throws InterruptedException {
    Consent.Answer answer = everything ? Consent.Answer.YES : whom.ask(question);
    if (answer == Consent.Answer.QUIT) {
      stop.now(QUIT);
      throw new InterruptedException("asked to quit");
    } else if (answer == Consent.Answer.SKIP) {
      undertaking.entry().skipped();
      return false;
    }
    everything |= answer == Consent.Answer.ALL;
    return true;
  }
}

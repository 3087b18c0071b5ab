package turbulence.experiment.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Footprint.Ruling;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Dry;
import turbulence.experiment.model.OnFailure;
import turbulence.experiment.model.Provider;
import turbulence.experiment.model.Provider.CodeCall;
import turbulence.experiment.preview.Foreseen;
import turbulence.experiment.preview.Outlook;
import turbulence.experiment.preview.Part;
import turbulence.experiment.preview.WayBack;
import turbulence.experiment.resolve.Masking;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Tells of activities what they would do: prepares steps, and never acts. Throws the dice for each
/// step as a run does.
final class Foretelling {
  private final Steps steps;
  private final Wording wording;
  private final Masking masking;
  private final BlastRadius reach;
  private final Trail trail;
  private final Silence silence = new Silence();
  private final @Nullable Dry overall;

  /// @param wording what activities look like with their values
  /// @param reach counts what would be hit
  /// @param overall what the run only pretends
  Foretelling(
      Steps steps, Wording wording, Masking masking, BlastRadius reach, @Nullable Dry overall) {
    this.steps = steps;
    this.wording = wording;
    this.masking = masking;
    this.reach = reach;
    this.trail = new Trail(reach.policy());
    this.overall = overall;
  }

  /// What became of looking at an activity.
  private record Look(Outlook outlook, String why, Prepared prepared, Forecast forecast) {
    private static final Prepared NONE =
        Prepared.of(
            List.of(),
            () -> {
              throw new IllegalStateException("a preview never acts");
            });

    static Look of(Outlook outlook, String why) {
      return new Look(outlook, why, NONE, Forecast.NONE);
    }
  }

  Foreseen of(Activity activity, Part part) throws InterruptedException {
    Look seen = seen(activity, part);
    boolean undone = part != Part.ROLLBACKS;
    List<WayBack> ways = new ArrayList<>();
    if (undone) {
      seen.prepared().undo().forEach(undo -> ways.add(masked(WayBack.of(undo))));
    }
    List<String> signs = new ArrayList<>();
    seen.prepared().evidence().forEach(sign -> signs.add(masking.text(sign.words())));
    return new Foreseen(
        part,
        activity.kind(),
        activity.name(),
        wording.by(activity.provider()),
        wording.arguments(activity.provider()),
        activity.tolerance() == null ? null : masking.tree(activity.tolerance()),
        activity.background(),
        activity.onFailure() != OnFailure.CONTINUE,
        seen.outlook(),
        masking.text(seen.why()),
        seen.prepared().targets(),
        ways,
        signs,
        masked(seen.forecast()));
  }

  private Look seen(Activity activity, Part part) throws InterruptedException {
    Dry dry = activity.dry() != null ? activity.dry() : overall;
    if (dry != null && dry.skips(activity.kind())) {
      return Look.of(Outlook.PRETENDED, "");
    }
    String later = wording.later(activity.provider());
    if (activity.provider() instanceof CodeCall call) {
      if (later.isEmpty()) {
        return step(call, activity.name(), part);
      }
      steps.scope(call, activity.name()); // whatever it will do, it will throw its dice
    }
    if (!later.isEmpty()) {
      return Look.of(Outlook.KNOWN_LATER, later);
    } else if (activity.provider() instanceof Provider.Unusable unusable) {
      return Look.of(Outlook.FAILS, unusable.reason());
    }
    return activity.provider() instanceof Provider.ProcessCall
        ? Look.of(Outlook.UNKNOWN, "a program, which runs with your rights")
        : Look.of(Outlook.UNKNOWN, "a request, which is not sent");
  }

  private Look step(CodeCall call, String activity, Part part) throws InterruptedException {
    String silent = silence.of(call);
    if (silent != null) {
      return Look.of(Outlook.FAILS, silent);
    }
    try {
      Capability step = steps.bound(call);
      Scope scope = steps.scope(call, activity);
      return step instanceof Probe probe
          ? new Look(Outlook.LOOKS, "", Look.NONE, probe.foretold(scope).look())
          : action(((Action) step).prepare(scope), part);
    } catch (ActivityFailed e) {
      silence.heard(call, e);
      return Look.of(Outlook.FAILS, e.reason());
    } catch (RuntimeException e) {
      return Look.of(Outlook.FAILS, String.valueOf(e));
    }
  }

  private Look action(Prepared prepared, Part part) throws ActivityFailed, InterruptedException {
    Outlook outlook =
        prepared.aims() && prepared.targets().isEmpty() ? Outlook.HITS_NOTHING : Outlook.ACTS;
    Forecast forecast = look(prepared.forecast());
    return new Look(
        outlook, "", prepared, part == Part.ROLLBACKS ? forecast : kept(prepared, forecast));
  }

  /// The forecast with what limits say to it. Rollbacks put back, so that these do not hold them
  /// up.
  private Forecast kept(Prepared prepared, Forecast forecast)
      throws ActivityFailed, InterruptedException {
    List<String> refusals = new ArrayList<>();
    List<String> unknown = new ArrayList<>(forecast.unknown());
    reach.refusal(prepared.targets()).ifPresent(refusals::add);
    if (refusals.isEmpty()) {
      Ruling ruling = trail.foresee(prepared.footprint());
      refusals.addAll(ruling.refusals());
      ruling.unread().forEach(what -> unknown.add("what limits say: " + what));
    }
    if (refusals.isEmpty()) {
      reach.count(prepared.targets());
    }
    refusals.addAll(forecast.refusals());
    return new Forecast(forecast.effects(), refusals, forecast.lasting(), unknown);
  }

  private static Forecast look(Forecasting forecasting) throws InterruptedException {
    try {
      return forecasting.look();
    } catch (ActivityFailed e) {
      return unknown(e.reason());
    } catch (RuntimeException e) {
      return unknown(String.valueOf(e));
    }
  }

  private static Forecast unknown(String why) {
    return new Forecast(List.of(), List.of(), List.of(), List.of("what would come of it: " + why));
  }

  private Forecast masked(Forecast forecast) {
    return new Forecast(
        masked(forecast.effects()),
        masked(forecast.refusals()),
        masked(forecast.lasting()),
        masked(forecast.unknown()));
  }

  private List<String> masked(List<String> texts) {
    return texts.stream().map(masking::text).toList();
  }

  /// A field that is named as secrets are is covered like one.
  private WayBack masked(WayBack way) {
    List<WayBack.Change> changes = new ArrayList<>();
    for (WayBack.Change change : way.changes()) {
      String name = change.path().substring(change.path().lastIndexOf('.') + 1);
      Json before = covered(name, change.before());
      changes.add(new WayBack.Change(change.path(), before, covered(name, change.after())));
    }
    return new WayBack(way.target(), way.words(), changes);
  }

  private @Nullable Json covered(String name, @Nullable Json value) {
    return value == null ? null : masking.object(JsonObject.of(name, value)).get(name);
  }
}

package turbulence.experiment.read;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Dry;
import turbulence.experiment.model.Kind;
import turbulence.experiment.model.OnFailure;
import turbulence.experiment.model.Provider;
import turbulence.experiment.model.Retry;
import turbulence.experiment.words.Nearest;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Reads one activity that is no reference.
public final class ActivityParser {
  private final ActivityCheck check;

  public ActivityParser(ActivityCheck check) {
    this.check = check;
  }

  /// The activity, as far as it can be understood; what is wrong goes to the problems.
  public Activity parse(JsonObject source, TreePath place, Problems problems) {
    Fields fields = new Fields(source, place, problems);
    fields.knowOnly(Vocabulary.ACTIVITY);
    Kind kind = kind(fields);
    if (!fields.isFilled("name")) {
      problems.error(place, "needs a name", "an activity must have a name");
    }
    Provider provider = provider(fields);
    Activity activity =
        new Activity(
            fields.text("name", ""),
            kind,
            provider,
            pause(fields, "before"),
            pause(fields, "after"),
            background(fields),
            timeout(fields),
            dry(fields, kind),
            fields.get("tolerance"),
            retry(fields, kind),
            onFailure(fields),
            new ControlParser(check)
                .list(fields.array("controls"), place.field("controls"), problems),
            false,
            source);
    check.activity(activity, place, problems);
    if (activity.tolerance() != null) {
      check.tolerance(activity.tolerance(), place.field("tolerance"), problems);
    }
    return activity;
  }

  private static Kind kind(Fields fields) {
    if (!fields.isFilled("type")) {
      fields
          .problems()
          .error(fields.place(), "needs a type: probe or action", "an activity must have a type");
      return Kind.ACTION;
    }
    Json type = fields.get("type");
    String word = type instanceof JsonText text ? text.value() : String.valueOf(type);
    Kind kind = Word.find(Kind.values(), Kind::word, word);
    if (kind == null) {
      fields.error(
          "type",
          "must be probe or action, not '"
              + word
              + "'"
              + Nearest.hint(word, Word.all(Kind.values(), Kind::word)),
          "'" + word + "' is not a supported activity type");
      return Kind.ACTION;
    }
    return kind;
  }

  private static Provider provider(Fields fields) {
    if (!fields.isFilled("provider") || !(fields.get("provider") instanceof JsonObject object)) {
      fields
          .problems()
          .error(fields.place(), "needs a provider", "an activity requires a provider");
      return new Provider.Unusable("an activity requires a provider");
    }
    return ProviderParser.parse(
        new Fields(object, fields.place().field("provider"), fields.problems()));
  }

  private static @Nullable Json pause(Fields fields, String side) {
    Json pauses = fields.get("pauses");
    if (pauses == null) {
      return null;
    }
    if (!(pauses instanceof JsonObject object)) {
      if ("before".equals(side)) {
        fields.wrong("pauses", "a mapping with before and after", pauses);
      }
      return null;
    }
    Fields inner = new Fields(object, fields.place().field("pauses"), fields.problems());
    if ("before".equals(side)) {
      inner.knowOnly(Vocabulary.PAUSES);
    }
    Json value = inner.get(side);
    boolean fine =
        value == null
            || value instanceof JsonNumber number && number.doubleValue() >= 0
            || value instanceof JsonText text
                && text.value().startsWith("${")
                && text.value().endsWith("}");
    if (!fine) {
      inner.error(
          side,
          "must be a number of seconds or a ${name}, not "
              + Fields.shown(java.util.Objects.requireNonNull(value)),
          value instanceof JsonText
              ? "activity "
                  + side
                  + " pause must be a number or a pattern to a variable from the"
                  + " configuration or secrets"
              : null);
    }
    return value;
  }

  private static boolean background(Fields fields) {
    Json value = fields.object().get("background");
    if (value != null && !(value instanceof JsonBool)) {
      fields.error(
          "background",
          "must be true or false, not " + Fields.shown(value),
          "activity background must be a boolean");
    }
    return value == JsonBool.TRUE;
  }

  private static @Nullable Duration timeout(Fields fields) {
    Json value = fields.get("timeout");
    if (value == null) {
      return null;
    }
    Duration timeout = value instanceof JsonNumber ? Durations.parse(value) : null;
    if (timeout == null || timeout.isZero()) {
      fields.error(
          "timeout",
          "must be a number of seconds above 0, not " + Fields.shown(value),
          value instanceof JsonNumber ? null : "activity timeout must be a number");
      return null;
    }
    return timeout;
  }

  private static @Nullable Dry dry(Fields fields, Kind kind) {
    Json value = fields.get("dry");
    if (value == null || value == JsonBool.FALSE) {
      return null;
    }
    if (value == JsonBool.TRUE) {
      return kind == Kind.PROBE ? Dry.PROBES : Dry.ACTIONS;
    }
    Dry dry =
        value instanceof JsonText text ? Word.find(Dry.values(), Dry::word, text.value()) : null;
    if (dry == null) {
      fields.wrong("dry", "true, false, probes, actions, activities or pause", value);
    }
    return dry;
  }

  private @Nullable Retry retry(Fields fields, Kind kind) {
    Json value = fields.get("retry");
    if (value == null) {
      return null;
    }
    if (!(value instanceof JsonObject object)) {
      fields.wrong("retry", "a mapping with until, every and for", value);
      return null;
    }
    if (kind == Kind.ACTION) {
      fields.error("retry", "is for probes: an action must not be repeated unasked", null);
    }
    Fields inner = new Fields(object, fields.place().field("retry"), fields.problems());
    inner.knowOnly(Vocabulary.RETRY);
    Json until = inner.get("until");
    if (until == null) {
      until = fields.get("tolerance");
    }
    if (until == null) {
      inner.error("until", "is needed: the tolerance to wait for", null);
      return null;
    }
    if (inner.get("until") != null) {
      check.tolerance(until, inner.place().field("until"), fields.problems());
    }
    return new Retry(
        until,
        time(inner, "every", Duration.ofSeconds(1)),
        time(inner, "for", Duration.ofSeconds(30)));
  }

  private static Duration time(Fields fields, String name, Duration otherwise) {
    Json value = fields.get(name);
    Duration time = value == null ? otherwise : Durations.parse(value);
    if (time == null) {
      fields.wrong(name, "a time such as 1s or 500ms", java.util.Objects.requireNonNull(value));
      return otherwise;
    }
    return time;
  }

  private static OnFailure onFailure(Fields fields) {
    String word = fields.text("on_failure", "fail");
    OnFailure choice = Word.find(OnFailure.values(), OnFailure::word, word);
    if (choice == null) {
      fields.error("on_failure", "must be fail, stop or continue, not '" + word + "'", null);
      return OnFailure.FAIL;
    }
    return choice;
  }
}

package turbulence.simulator.breaking;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// Reads the rules and moments of a breaking file.
record RuleReader(Fields fields) {
  private static final List<String> RULE =
      List.of(
          "verbs",
          "kinds",
          "namespaces",
          "names",
          "users",
          "paths",
          "probability",
          "first",
          "past",
          "every",
          "latency",
          "refuse",
          "hang",
          "cut",
          "expire");
  private static final List<String> WHEN = List.of("probability", "first", "past", "every");
  private static final List<String> HARM = List.of("refuse", "hang", "cut", "expire");
  private static final List<String> REFUSAL = List.of("code", "reason", "message", "retry-after");
  private static final List<String> MOMENT = List.of("after", "every", "jump", "expire-watches");

  Rule rule(String path, JsonObject rule) {
    fields.checkNames(path, rule, RULE);
    atMostOne(path, rule, WHEN);
    atMostOne(path, rule, HARM);
    if (!rule.has("latency") && HARM.stream().noneMatch(rule::has)) {
      fields.note(path, "does nothing; it needs latency, " + String.join(", ", HARM));
    }
    return new Rule(match(path, rule), when(path, rule), delay(path, rule), harm(path, rule));
  }

  private void atMostOne(String path, JsonObject rule, List<String> names) {
    List<String> given = names.stream().filter(rule::has).toList();
    if (given.size() > 1) {
      fields.note(path, "can have only one of " + String.join(", ", given));
    }
  }

  private Match match(String path, JsonObject rule) {
    List<String> verbs = fields.texts(path, rule, "verbs");
    for (String verb : verbs) {
      if (!Match.VERBS.contains(verb)) {
        fields.note(
            path + ".verbs",
            "must be of " + String.join(", ", Match.VERBS) + ", not \"" + verb + "\"");
      }
    }
    return new Match(
        verbs,
        fields.texts(path, rule, "kinds"),
        fields.texts(path, rule, "namespaces"),
        fields.texts(path, rule, "names"),
        fields.texts(path, rule, "users"),
        fields.texts(path, rule, "paths"));
  }

  private When when(String path, JsonObject rule) {
    Optional<Double> share = fields.share(path, rule, "probability");
    Optional<Long> first = fields.whole(path, rule, "first", 1, Long.MAX_VALUE);
    Optional<Long> past = fields.whole(path, rule, "past", 1, Long.MAX_VALUE);
    Optional<Long> every = fields.whole(path, rule, "every", 1, Long.MAX_VALUE);
    if (share.isPresent()) {
      return new When.Chance(share.get());
    } else if (first.isPresent()) {
      return new When.First(first.get());
    } else if (past.isPresent()) {
      return new When.Past(past.get());
    }
    return every.<When>map(When.Every::new).orElseGet(When.Always::new);
  }

  private Rule.Delay delay(String path, JsonObject rule) {
    Json value = rule.get("latency");
    String at = path + ".latency";
    if (value == null) {
      return Rule.Delay.NONE;
    } else if (!(value instanceof JsonArray ends)) {
      Duration exact = fields.duration(at, value).orElse(Duration.ZERO);
      return new Rule.Delay(exact, exact);
    } else if (ends.size() != 2) {
      fields.wrong(at, "must be a duration, or the least and the most", value);
      return Rule.Delay.NONE;
    } else {
      Duration least = fields.duration(at + "[0]", ends.get(0)).orElse(Duration.ZERO);
      Duration most = fields.duration(at + "[1]", ends.get(1)).orElse(least);
      if (most.compareTo(least) < 0) {
        fields.wrong(at, "must begin with the least", value);
      }
      return new Rule.Delay(least, most);
    }
  }

  private Harm harm(String path, JsonObject rule) {
    Json refuse = rule.get("refuse");
    Json hang = rule.get("hang");
    Json cut = rule.get("cut");
    if (refuse != null) {
      return refusal(path + ".refuse", refuse);
    } else if (hang != null) {
      return isYes(hang)
          ? new Harm.Hang(Optional.empty())
          : new Harm.Hang(fields.duration(path, rule, "hang"));
    } else if (cut != null) {
      return isYes(cut)
          ? new Harm.Cut(0)
          : new Harm.Cut(fields.whole(path, rule, "cut", 0, Long.MAX_VALUE).orElse(0L));
    }
    return fields.isTrue(path, rule, "expire") ? new Harm.Expire() : new Harm.Nothing();
  }

  private static boolean isYes(Json value) {
    return value instanceof JsonBool said && said.value();
  }

  /// A code alone, or what it comes with.
  private Harm refusal(String path, Json value) {
    if (value instanceof JsonNumber) {
      String name = path.substring(path.lastIndexOf('.') + 1);
      String above = path.substring(0, path.lastIndexOf('.'));
      return refuse(code(above, JsonObject.of(name, value), name), JsonObject.EMPTY, path);
    } else if (value instanceof JsonObject refusal) {
      fields.checkNames(path, refusal, REFUSAL);
      if (!refusal.has("code")) {
        fields.note(path + ".code", "is missing");
      }
      return refuse(code(path, refusal, "code"), refusal, path);
    }
    fields.wrong(path, "must be a code, or a mapping with a code", value);
    return new Harm.Nothing();
  }

  private Optional<Long> code(String path, JsonObject object, String name) {
    return fields.whole(path, object, name, Harm.Refuse.LEAST, Harm.Refuse.MOST);
  }

  private Harm refuse(Optional<Long> code, JsonObject refusal, String path) {
    return new Harm.Refuse(
        Math.toIntExact(code.orElse(500L)),
        fields.text(path, refusal, "reason"),
        fields.text(path, refusal, "message"),
        fields.duration(path, refusal, "retry-after"));
  }

  Moment moment(String path, JsonObject moment) {
    fields.checkNames(path, moment, MOMENT);
    Json jump = moment.get("jump");
    boolean expires = fields.isTrue(path, moment, "expire-watches");
    Optional<Duration> every = fields.duration(path, moment, "every");
    if (every.isPresent() && every.get().isZero()) {
      fields.note(path + ".every", "must be more than nothing");
    }
    if (jump == null && !expires) {
      fields.note(path, "does nothing; it needs jump or expire-watches");
    }
    Optional<Duration> after = fields.duration(path, moment, "after");
    return new Moment(
        after.or(() -> every).orElse(Duration.ZERO),
        every,
        jump == null ? Optional.empty() : fields.signed(path + ".jump", jump),
        expires);
  }
}

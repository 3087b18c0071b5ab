package turbulence.simulator.api.kind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import turbulence.json.Json;

/// What is wrong with what a Job says of failures and of success.
final class JobPolicyCheck {
  private static final int MOST_RULES = 20;
  private static final int MOST_CODES = 255;
  private static final List<String> ACTIONS = List.of("Count", "FailIndex", "FailJob", "Ignore");
  private static final List<String> OPERATORS = List.of("In", "NotIn");
  private static final List<String> STATES = List.of("False", "True", "Unknown");

  private JobPolicyCheck() {}

  static void check(Field spec) {
    Field failure = spec.child("podFailurePolicy");
    if (failure.isSet()) {
      Field rules = few(failure.child("rules"), MOST_RULES);
      for (Field rule : rules) {
        failureRule(rule, spec);
      }
    }
    if (spec.child("successPolicy").isSet() && spec.child("completionMode").is("Indexed")) {
      success(spec.child("successPolicy").child("rules"), spec.child("completions"));
    }
    Field replacement = spec.child("podReplacementPolicy");
    replacement.oneOfIfSet(
        failure.isSet() ? List.of("Failed") : List.of("Failed", "TerminatingOrFailed"));
  }

  private static Field few(Field list, int most) {
    if (list.size() > most) {
      list.tooMany(most);
    }
    return list;
  }

  /// Must be one of them; the complaint about an absent one says which.
  private static void named(Field field, List<String> supported) {
    if (field.isBlank()) {
      List<String> quoted = supported.stream().map(each -> "\"" + each + "\"").toList();
      field.required("valid values: [" + String.join(" ", quoted) + "]");
    } else {
      field.oneOf(supported);
    }
  }

  private static void failureRule(Field rule, Field spec) {
    Field action = rule.child("action");
    named(action, ACTIONS);
    if (action.is("FailIndex") && !spec.child("backoffLimitPerIndex").isSet()) {
      action.invalid("requires the backoffLimitPerIndex to be set");
    }
    Field codes = rule.child("onExitCodes");
    Field conditions = rule.child("onPodConditions");
    if (codes.isSet()) {
      exitCodes(codes, spec.child("template", "spec"));
    }
    for (Field condition : few(conditions, MOST_RULES)) {
      condition.child("type").must(Names.labelKey(condition.child("type").text()));
      named(condition.child("status"), STATES);
    }
    if (codes.isSet() && !conditions.isEmpty()) {
      rule.invalidAsSuch("specifying both OnExitCodes and OnPodConditions is not supported");
    } else if (!codes.isSet() && conditions.isEmpty()) {
      rule.invalidAsSuch("specifying one of OnExitCodes and OnPodConditions is required");
    }
  }

  private static void exitCodes(Field codes, Field pod) {
    named(codes.child("operator"), OPERATORS);
    Field name = codes.child("containerName");
    if (name.isSet() && !names(pod).contains(name.text())) {
      name.invalid("must be one of the container or initContainer names in the pod template");
    }
    Field values = codes.child("values");
    if (values.isEmpty()) {
      values.invalid("at least one value is required");
      return;
    }
    Set<Json> known = new HashSet<>();
    long before = Long.MIN_VALUE;
    boolean ordered = true;
    for (Field value : few(values, MOST_CODES)) {
      if (codes.child("operator").is("In") && value.number() == 0) {
        value.invalid("must not be 0 for the In operator");
      }
      if (!known.add(value.json())) {
        value.duplicate();
      }
      ordered &= value.number() >= before;
      before = value.number();
    }
    if (!ordered) {
      values.invalid("must be ordered");
    }
  }

  private static Set<String> names(Field pod) {
    Set<String> names = new HashSet<>();
    for (String field : List.of("containers", "initContainers")) {
      pod.child(field).forEach(container -> names.add(container.child("name").text()));
    }
    return names;
  }

  private static void success(Field rules, Field completions) {
    if (rules.isEmpty()) {
      rules.required("at least one rules must be specified when the successPolicy is specified");
    }
    for (Field rule : few(rules, MOST_RULES)) {
      Field indexes = rule.child("succeededIndexes");
      Field count = rule.child("succeededCount");
      if (!indexes.isSet() && !count.isSet()) {
        rule.required("at least one of succeededCount or succeededIndexes must be specified");
      }
      Intervals intervals = Intervals.of(indexes.text(), completions.number());
      if (!intervals.complaint.isEmpty()) {
        indexes.invalid("error parsing succeededIndexes: " + intervals.complaint);
      }
      count.notNegative();
      if (count.number() > completions.number()) {
        count.invalid(
            "must be less than or equal to "
                + completions.number()
                + " (the number of specified completions)");
      }
      if (indexes.isSet() && count.number() > intervals.total) {
        count.invalid(
            "must be less than or equal to "
                + intervals.total
                + " (the number of indexes in the specified succeededIndexes field)");
      }
    }
  }

  /// Numbers such as `0,2-5`, and what is wrong with them.
  private record Intervals(long total, String complaint) {
    static Intervals of(String text, long limit) {
      long total = 0;
      long last = -1;
      for (String interval : text.isEmpty() ? new String[0] : text.split(",", -1)) {
        String[] bounds = interval.split("-", -1);
        if (bounds.length > 2) {
          return wrong(
              "the fragment \""
                  + interval
                  + "\" violates the requirement that an index interval can have at most two parts"
                  + " separated by '-'");
        }
        List<Long> numbers = new ArrayList<>(2);
        for (String bound : bounds) {
          long number = number(bound);
          if (number < 0) {
            return wrong("cannot convert string to integer for index: \"" + bound + "\"");
          } else if (number >= limit) {
            return wrong("too large index: \"" + bound + "\"");
          }
          numbers.add(number);
        }
        long previous =
            numbers.size() == 2 && numbers.get(0) >= numbers.get(1) ? numbers.get(0) : last;
        long next = previous == last ? numbers.get(0) : numbers.get(1);
        if (previous >= next) {
          return wrong("non-increasing order, previous: " + previous + ", current: " + next);
        }
        last = numbers.getLast();
        total += last - numbers.getFirst() + 1;
      }
      return new Intervals(total, "");
    }

    private static Intervals wrong(String complaint) {
      return new Intervals(0, complaint);
    }

    private static long number(String text) {
      boolean whole =
          !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
      return whole ? Long.parseLong(text) : -1;
    }
  }
}

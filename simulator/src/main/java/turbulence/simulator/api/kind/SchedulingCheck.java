package turbulence.simulator.api.kind;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import turbulence.json.JsonText;

/// What a server refuses in what a pod says about its node.
final class SchedulingCheck {
  static final List<String> EFFECTS = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
  private static final String NO_OPERATOR = "not a valid selector operator";

  private SchedulingCheck() {}

  static void check(Field spec) {
    Field affinity = spec.child("affinity");
    if (affinity.isSet()) {
      checkNodeAffinity(affinity.child("nodeAffinity"));
      checkPodAffinity(affinity.child("podAffinity"));
      checkPodAffinity(affinity.child("podAntiAffinity"));
    }
    checkSpreading(spec.child("topologySpreadConstraints"));
    for (Field toleration : spec.child("tolerations")) {
      checkToleration(toleration);
    }
  }

  static void checkToleration(Field toleration) {
    Field key = toleration.child("key");
    Field operator = Selectors.blank(toleration.child("operator"));
    Field effect = toleration.child("effect");
    if (!key.isBlank()) {
      Selectors.checkKey(key);
    } else if (!operator.is("Exists")) {
      operator.invalid(
          "operator must be Exists when `key` is empty, which means \"match all values and all"
              + " keys\"");
    }
    if (toleration.child("tolerationSeconds").isSet() && !effect.is("NoExecute")) {
      Selectors.blank(effect).invalid("effect must be 'NoExecute' when `tolerationSeconds` is set");
    }
    checkOperator(toleration.child("value"), operator);
    if (!effect.isBlank() && !EFFECTS.contains(effect.text())) {
      effect.unsupported(EFFECTS);
    }
  }

  private static void checkOperator(Field value, Field operator) {
    switch (operator.text()) {
      case "Equal", "" -> {
        List<String> complaints = Names.labelValue(value.text());
        if (!complaints.isEmpty()) {
          value.at(operator).invalid(String.join(";", complaints));
        }
      }
      case "Exists" -> {
        if (!value.isBlank()) {
          value.at(operator).invalid("value must be empty when `operator` is 'Exists'");
        }
      }
      default -> operator.unsupported(List.of("Equal", "Exists"));
    }
  }

  private static void checkNodeAffinity(Field affinity) {
    Field required = affinity.child(REQUIRED);
    if (required.isSet()) {
      checkNodeSelector(required);
    }
    for (Field preferred : affinity.child(PREFERRED)) {
      checkWeight(preferred.child("weight"));
      checkTerm(preferred.child("preference"));
    }
  }

  /// Terms of which one must match a node.
  static void checkNodeSelector(Field selector) {
    Field terms = selector.child("nodeSelectorTerms");
    if (terms.isEmpty()) {
      terms.required("must have at least one node selector term");
    }
    for (Field term : terms) {
      checkTerm(term);
    }
  }

  private static void checkWeight(Field weight) {
    if (weight.number() <= 0 || weight.number() > 100) {
      weight.invalid("must be in the range 1-100");
    }
  }

  private static void checkTerm(Field term) {
    for (Field expression : term.child("matchExpressions")) {
      checkExpression(expression);
    }
    for (Field expression : term.child("matchFields")) {
      checkFieldExpression(expression);
    }
  }

  private static void checkExpression(Field expression) {
    Field values = expression.child("values");
    switch (expression.child("operator").text()) {
      case "In", "NotIn" -> {
        if (values.isEmpty()) {
          values.required("must be specified when `operator` is 'In' or 'NotIn'");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!values.isEmpty()) {
          values.forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
      }
      case "Gt", "Lt" -> {
        if (values.size() != 1) {
          values.required("must be specified single value when `operator` is 'Lt' or 'Gt'");
        }
      }
      default -> Selectors.blank(expression.child("operator")).invalid(NO_OPERATOR);
    }
    Selectors.checkKey(Selectors.blank(expression.child("key")));
    for (Field value : values) {
      value.must(Names.labelValue(value.text()));
    }
  }

  private static void checkFieldExpression(Field expression) {
    Field operator = Selectors.blank(expression.child("operator"));
    if (!operator.is("In") && !operator.is("NotIn")) {
      operator.invalid(NO_OPERATOR);
    } else if (expression.child("values").size() != 1) {
      expression
          .child("values")
          .required(
              "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
    }
    if (!expression.child("key").is("metadata.name")) {
      Selectors.blank(expression.child("key")).invalid("not a valid field selector key");
    }
  }

  private static void checkPodAffinity(Field affinity) {
    for (Field term : affinity.child(REQUIRED)) {
      checkPodTerm(term);
    }
    for (Field weighted : affinity.child(PREFERRED)) {
      checkWeight(weighted.child("weight"));
      checkPodTerm(weighted.child("podAffinityTerm"));
    }
  }

  private static void checkPodTerm(Field term) {
    Selectors.check(term.child("labelSelector"));
    Selectors.check(term.child("namespaceSelector"));
    for (Field namespace : term.child("namespaces")) {
      namespace.at(term.child("namespace")).must(Names.label(namespace.text()));
    }
    Field key = term.child("topologyKey");
    if (key.isBlank()) {
      key.required("can not be empty");
    }
    Selectors.checkKey(Selectors.blank(key));
  }

  private static void checkSpreading(Field constraints) {
    Set<String> pairs = new HashSet<>();
    for (Field constraint : constraints) {
      if (constraint.child("maxSkew").number() <= 0) {
        constraint.child("maxSkew").invalid("must be greater than zero");
      }
      Field key = constraint.child("topologyKey");
      if (key.isBlank()) {
        key.required("can not be empty");
      } else {
        Selectors.checkKey(key);
      }
      Field otherwise = constraint.child("whenUnsatisfiable");
      if (!List.of("DoNotSchedule", "ScheduleAnyway").contains(otherwise.text())) {
        otherwise.unsupported(List.of("DoNotSchedule", "ScheduleAnyway"));
      }
      String pair = "{" + key.text() + ", " + otherwise.text() + "}";
      if (!pairs.add(pair)) {
        constraint
            .child("{topologyKey, whenUnsatisfiable}")
            .holding(new JsonText(pair))
            .duplicate();
      }
      Field domains = constraint.child("minDomains");
      if (domains.isSet() && domains.number() <= 0) {
        domains.invalid("must be greater than zero");
      } else if (domains.isSet() && !otherwise.is("DoNotSchedule")) {
        domains.invalid(
            "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not " + otherwise.text());
      }
      constraint.child("nodeAffinityPolicy").oneOfIfSet(List.of("Honor", "Ignore"));
      constraint.child("nodeTaintsPolicy").oneOfIfSet(List.of("Honor", "Ignore"));
      Selectors.check(constraint.child("labelSelector"));
    }
  }
}

package turbulence.simulator.control.scaling;

import java.time.Duration;
import java.util.List;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;
import turbulence.simulator.quantity.Quantity;

/// How fast an autoscaler may go in one direction, as its spec says or as is usual.
record Behaviour(Duration window, String choice, List<Policy> policies, double tolerance) {
  private static final double USUAL = 0.1;
  private static final Policy DOUBLE = new Policy(true, 100, Duration.ofSeconds(15));
  private static final Policy FOUR = new Policy(false, 4, Duration.ofSeconds(15));

  /// So many pods, or percent of them, in that time.
  record Policy(boolean percent, long value, Duration period) {}

  static Behaviour up(JsonObject spec) {
    return of(spec.object("behavior").object("scaleUp"), 0, List.of(FOUR, DOUBLE));
  }

  static Behaviour down(JsonObject spec) {
    return of(spec.object("behavior").object("scaleDown"), 300, List.of(DOUBLE));
  }

  private static Behaviour of(JsonObject rules, long window, List<Policy> usual) {
    JsonArray given = rules.array("policies");
    String tolerance = Fields.text(rules, "tolerance");
    return new Behaviour(
        Duration.ofSeconds(Fields.whole(rules, "stabilizationWindowSeconds", window)),
        Fields.text(rules, "selectPolicy"),
        given.isEmpty()
            ? usual
            : Fields.objects(rules, "policies").stream().map(Behaviour::policy).toList(),
        tolerance.isEmpty() ? USUAL : Quantity.of(tolerance).value().doubleValue());
  }

  private static Policy policy(JsonObject policy) {
    return new Policy(
        Fields.text(policy, "type").equals("Percent"),
        Fields.whole(policy, "value", 0),
        Duration.ofSeconds(Fields.whole(policy, "periodSeconds", 0)));
  }

  boolean isForbidden() {
    return choice.equals("Disabled");
  }

  /// Whether of several policies the one counts that changes least.
  boolean isCautious() {
    return choice.equals("Min");
  }
}

package turbulence.simulator.control.scaling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.select.LabelSelector;
import turbulence.simulator.control.Conditions;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.scaling.Finding.Proposal;
import turbulence.simulator.control.scaling.Finding.Unavailable;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// One look at one autoscaler, and what comes of it.
final class Look {
  private static final Resource PODS = new Resource("", "pods");
  private static final String ABLE = "AbleToScale";
  private static final String ACTIVE = "ScalingActive";
  private static final String LIMITED = "ScalingLimited";

  private final Means means;
  private final Events events;
  private final Stored scaler;
  private final History history;
  private final Instant now;
  private final long least;
  private final long most;
  private JsonObject status;

  Look(Means means, Events events, Stored scaler, History history) {
    this.means = means;
    this.events = events;
    this.scaler = scaler;
    this.history = history;
    this.now = means.timeline().instant();
    this.least = Fields.whole(scaler.spec(), "minReplicas", 1);
    this.most = Fields.whole(scaler.spec(), "maxReplicas", 1);
    this.status =
        scaler
            .status()
            .with("observedGeneration", Fields.whole(scaler.metadata(), "generation", 1));
  }

  void take(Kinds kinds) {
    ScaleTarget.Search search =
        ScaleTarget.find(
            kinds, means.verbs(), scaler.key().namespace(), scaler.spec().object("scaleTargetRef"));
    if (search.target() == null) {
      events.warning(scaler, "FailedGetScale", search.complaint());
      say(
          ABLE,
          false,
          "FailedGetScale",
          "the HPA controller was unable to get the target's current scale: " + search.complaint());
    } else {
      say(
          ABLE,
          true,
          "SucceededGetScale",
          "the HPA controller was able to get the target's current scale");
      aim(search.target());
    }
    write();
  }

  private void aim(ScaleTarget target) {
    long current = target.wanted();
    long wanted;
    String why;
    if (target.selector().isEmpty()) {
      events.warning(scaler, "SelectorRequired", "");
      say(ACTIVE, false, "InvalidSelector", "the HPA target's scale is missing a selector");
      return;
    } else if (current == 0 && least != 0) {
      say(
          ACTIVE,
          false,
          "ScalingDisabled",
          "scaling is disabled since the replica count of the target is zero");
      wanted = 0;
      why = "";
    } else if (current > most) {
      wanted = most;
      why = "Current number of replicas above Spec.MaxReplicas";
    } else if (current < least) {
      wanted = least;
      why = "Current number of replicas below Spec.MinReplicas";
    } else {
      @Nullable Proposal proposal = measured(target, current);
      if (proposal == null) {
        count(current, Fields.whole(status, "desiredReplicas", 0));
        return;
      }
      why =
          proposal.replicas() > current
              ? proposal.name() + " above target"
              : "All metrics below target";
      wanted = bounded(current, proposal.replicas());
    }
    scale(target, current, wanted, why);
  }

  /// The metric that asks for most; null when that cannot be said, and then why was told.
  private @Nullable Proposal measured(ScaleTarget target, long current) {
    LabelSelector selector = LabelSelector.parse(target.selector());
    List<Stored> pods =
        means.store().snapshot(PODS).all(scaler.key().namespace()).stream()
            .filter(pod -> selector.matches(pod.metadata().object("labels")))
            .toList();
    Behaviour up = Behaviour.up(scaler.spec());
    Behaviour down = Behaviour.down(scaler.spec());
    ResourceMetrics resources =
        new ResourceMetrics(pods, current, new Tolerance(down.tolerance(), up.tolerance()), now);
    List<Json> readings = new ArrayList<>();
    List<Unavailable> failed = new ArrayList<>();
    @Nullable Proposal best = null;
    for (JsonObject metric : Fields.objects(scaler.spec(), "metrics")) {
      switch (find(metric, resources)) {
        case Proposal proposal -> {
          readings.add(proposal.current());
          best = best == null || proposal.replicas() > best.replicas() ? proposal : best;
        }
        case Unavailable why -> {
          readings.add(JsonObject.of("type", ""));
          failed.add(why);
          events.warning(scaler, why.reason(), why.complaint());
        }
      }
    }
    status = status.with("currentMetrics", new JsonArray(readings));
    return judged(best, failed, readings.size(), current);
  }

  /// As long as one metric is unknown, nothing is taken away.
  private @Nullable Proposal judged(
      @Nullable Proposal best, List<Unavailable> failed, int all, long current) {
    if (best == null || !failed.isEmpty() && best.replicas() < current) {
      String complaint = failed.isEmpty() ? "no metrics" : failed.getFirst().complaint();
      say(
          ACTIVE,
          false,
          failed.isEmpty() ? "FailedGetResourceMetric" : failed.getFirst().reason(),
          "the HPA was unable to compute the replica count: " + complaint);
      events.warning(
          scaler,
          "FailedComputeMetricsReplicas",
          "invalid metrics ("
              + failed.size()
              + " invalid out of "
              + all
              + "), first error is: "
              + complaint);
      return null;
    }
    say(
        ACTIVE,
        true,
        "ValidMetricFound",
        "the HPA was able to successfully calculate a replica count from " + best.name());
    return best;
  }

  private static Finding find(JsonObject metric, ResourceMetrics resources) {
    String type = Fields.text(metric, "type");
    return switch (type) {
      case "Pods", "Object" ->
          new Unavailable(
              "FailedGet" + type + "Metric",
              "unable to get metric "
                  + Fields.text(
                      metric.object(type.equals("Pods") ? "pods" : "object").object("metric"),
                      "name")
                  + ": unable to fetch metrics from custom metrics API: no custom metrics API"
                  + " (custom.metrics.k8s.io) registered");
      case "External" ->
          new Unavailable(
              "FailedGetExternalMetric",
              "unable to get external metric "
                  + Fields.text(metric.object("external").object("metric"), "name")
                  + ": unable to fetch metrics from external metrics API: no external metrics API"
                  + " (external.metrics.k8s.io) registered");
      default -> resources.find(metric);
    };
  }

  /// What windows, policies and limits leave of what is wanted.
  private long bounded(long current, long wanted) {
    Behaviour up = Behaviour.up(scaler.spec());
    Behaviour down = Behaviour.down(scaler.spec());
    long calm = history.stabilise(current, wanted, up, down, now);
    if (calm == wanted) {
      say(ABLE, true, "ReadyForNewScale", "recommended size matches current size");
    } else if (wanted >= current) {
      say(
          ABLE,
          true,
          "ScaleUpStabilized",
          "recent recommendations were lower than current one, applying the lowest recent"
              + " recommendation");
    } else {
      say(
          ABLE,
          true,
          "ScaleDownStabilized",
          "recent recommendations were higher than current one, applying the highest recent"
              + " recommendation");
    }
    return limited(
        current, calm, history.highest(current, up, now), history.lowest(current, down, now));
  }

  private long limited(long current, long wanted, long highest, long lowest) {
    if (wanted > current && wanted > Math.min(most, highest)) {
      boolean fast = highest < most;
      say(
          LIMITED,
          true,
          fast ? "ScaleUpLimit" : "TooManyReplicas",
          fast
              ? "the desired replica count is increasing faster than the maximum scale rate"
              : "the desired replica count is more than the maximum replica count");
      return Math.min(most, highest);
    } else if (wanted < current && wanted < Math.max(least, lowest) || wanted < least) {
      boolean fast = lowest > least;
      say(
          LIMITED,
          true,
          fast ? "ScaleDownLimit" : "TooFewReplicas",
          fast
              ? "the desired replica count is decreasing faster than the maximum scale rate"
              : "the desired replica count is less than the minimum replica count");
      return Math.max(least, lowest);
    }
    say(LIMITED, false, "DesiredWithinRange", "the desired count is within the acceptable range");
    return wanted;
  }

  private void scale(ScaleTarget target, long current, long wanted, String why) {
    if (wanted == current) {
      count(current, wanted);
      return;
    }
    try {
      target.ask(Means.CALLER, wanted);
    } catch (Refusal refusal) {
      events.warning(
          scaler,
          "FailedRescale",
          "New size: " + wanted + "; reason: " + why + "; error: " + refusal.message());
      say(
          ABLE,
          false,
          "FailedUpdateScale",
          "the HPA controller was unable to update the target scale: " + refusal.message());
      count(current, Fields.whole(status, "desiredReplicas", 0));
      return;
    }
    say(
        ABLE,
        true,
        "SucceededRescale",
        "the HPA controller was able to update the target scale to " + wanted);
    events.normal(scaler, "SuccessfulRescale", "New size: " + wanted + "; reason: " + why);
    history.changed(current, wanted, now);
    count(current, wanted);
    status = status.with("lastScaleTime", means.now());
  }

  private void count(long actual, long wanted) {
    status = status.with("currentReplicas", actual).with("desiredReplicas", wanted);
  }

  private void say(String type, boolean holds, String reason, String message) {
    status =
        Conditions.inPlace(
            status,
            JsonObject.builder()
                .put("type", type)
                .put("status", holds ? "True" : "False")
                .put("lastTransitionTime", means.now())
                .put("reason", reason)
                .put("message", message)
                .build());
  }

  private void write() {
    if (status.equals(scaler.status())) {
      return;
    }
    means.tell(scaler, status);
  }
}

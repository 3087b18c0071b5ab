package turbulence.simulator.control.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Conditions;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Pods;
import turbulence.simulator.control.scaling.Finding.Proposal;
import turbulence.simulator.control.scaling.Finding.Unavailable;
import turbulence.simulator.quantity.Quantity;
import turbulence.simulator.store.Stored;

/// How many replicas the processors or the memory of pods ask for.
final class ResourceMetrics {
  private static final Duration INITIALISATION = Duration.ofMinutes(5);
  private static final Duration FIRST_READINESS = Duration.ofSeconds(30);
  private static final Duration WINDOW = Duration.ofSeconds(15);
  private static final int ALL = 100;

  private final List<Stored> pods;
  private final long current;
  private final Tolerance tolerance;
  private final Instant now;

  /// @param pods of the target
  /// @param current how many replicas the target asks for now
  ResourceMetrics(List<Stored> pods, long current, Tolerance tolerance, Instant now) {
    this.pods = pods;
    this.current = current;
    this.tolerance = tolerance;
    this.now = now;
  }

  /// What one metric of an autoscaler's spec asks for.
  Finding find(JsonObject metric) {
    String type = Fields.text(metric, "type");
    boolean one = type.equals("ContainerResource");
    String field = one ? "containerResource" : "resource";
    JsonObject source = metric.object(field);
    String resource = Fields.text(source, "name");
    String container = one ? Fields.text(source, "container") : "";
    JsonObject target = source.object("target");
    boolean share = target.has("averageUtilization");
    Sought sought =
        new Sought(
            resource,
            container,
            share
                ? Fields.whole(target, "averageUtilization", ALL)
                : Quantity.of(Fields.text(target, "averageValue")).milli(),
            share);
    Reading reading = new Reading(sought);
    String complaint = reading.complaint();
    if (!complaint.isEmpty()) {
      String what = "failed to get " + resource + (share ? " utilization: " : " usage: ");
      return new Unavailable("FailedGet" + type + "Metric", what + complaint);
    }
    JsonObject found = JsonObject.of("name", resource, "current", reading.current());
    String name =
        resource
            + (one ? " container resource" : " resource")
            + (share ? " utilization (percentage of request)" : "");
    return new Proposal(
        reading.replicas(),
        name,
        JsonObject.of("type", type).with(field, one ? found.with("container", container) : found));
  }

  /// @param target percent of what is requested, or thousandths of each pod
  private record Sought(String resource, String container, long target, boolean share) {}

  /// The pods by what is known of them.
  private final class Reading {
    private final Sought sought;
    private final Map<Stored, Long> used = new LinkedHashMap<>();
    private final List<Stored> unready = new ArrayList<>();
    private final List<Stored> missing = new ArrayList<>();
    private final Map<Stored, Long> requests = new LinkedHashMap<>();
    private long measured;
    private String lacking = "";

    Reading(Sought sought) {
      this.sought = sought;
      for (Stored pod : pods) {
        request(pod);
        if (!pod.isDeleting() && !Pods.phase(pod).equals("Failed")) {
          sort(pod);
        }
      }
    }

    private void sort(Stored pod) {
      OptionalLong amount = Consumption.measured(pod, sought.container, sought.resource, now);
      measured += amount.isPresent() ? 1 : 0;
      if (Pods.phase(pod).equals("Pending")) {
        unready.add(pod);
      } else if (amount.isEmpty()) {
        missing.add(pod);
      } else if (sought.resource.equals("cpu") && isStarting(pod)) {
        unready.add(pod);
      } else {
        used.put(pod, amount.getAsLong());
      }
    }

    private void request(Stored pod) {
      long sum = 0;
      for (JsonObject container : Fields.objects(pod.spec(), "containers")) {
        String name = Fields.text(container, "name");
        if (!sought.container.isEmpty() && !sought.container.equals(name)) {
          continue;
        }
        String amount =
            container.object("resources").object("requests").text(sought.resource).orElse("");
        if (amount.isEmpty() && lacking.isEmpty()) {
          lacking =
              "missing request for "
                  + sought.resource
                  + " in container "
                  + name
                  + " of Pod "
                  + pod.key().name();
        }
        sum += Quantity.of(amount).milli();
      }
      requests.put(pod, sum);
    }

    String complaint() {
      if (measured == 0) {
        return "unable to get metrics for resource "
            + sought.resource
            + ": no metrics returned from resource metrics API";
      } else if (used.isEmpty()) {
        return "did not receive metrics for targeted pods (pods might be unready)";
      }
      return sought.share ? lacking : "";
    }

    private long total() {
      return used.values().stream().mapToLong(Long::longValue).sum();
    }

    private long utilisation() {
      long requested =
          used.keySet().stream().mapToLong(pod -> requests.getOrDefault(pod, 0L)).sum();
      return requested == 0 ? 0 : total() * ALL / requested;
    }

    private double ratio() {
      long reading = sought.share ? utilisation() : total() / used.size();
      return (double) reading / sought.target;
    }

    JsonObject current() {
      Quantity average = Quantity.of(total() / used.size() + "m");
      JsonObject value = JsonObject.of("averageValue", average.toString());
      return sought.share ? value.with("averageUtilization", new JsonNumber(utilisation())) : value;
    }

    long replicas() {
      long ready = used.size();
      double ratio = ratio();
      boolean counts = !unready.isEmpty() && ratio > 1;
      if (!counts && missing.isEmpty()) {
        return tolerance.holds(ratio) ? current : (long) Math.ceil(ratio * ready);
      }
      return assuming(ratio, counts).replicasBehind(ratio);
    }

    /// With pods of which nothing is known taken for what stands against a change.
    private Reading assuming(double ratio, boolean counts) {
      Reading assumed = new Reading(sought);
      for (Stored pod : missing) {
        if (ratio < 1) {
          long all = Math.max(ALL, sought.target);
          assumed.used.put(
              pod, sought.share ? requests.getOrDefault(pod, 0L) * all / ALL : sought.target);
        } else if (ratio > 1) {
          assumed.used.put(pod, 0L);
        }
      }
      if (counts) {
        unready.forEach(pod -> assumed.used.put(pod, 0L));
      }
      return assumed;
    }

    private long replicasBehind(double before) {
      double ratio = ratio();
      if (tolerance.holds(ratio) || before < 1 && ratio > 1 || before > 1 && ratio < 1) {
        return current;
      }
      long wanted = (long) Math.ceil(ratio * used.size());
      return ratio < 1 && wanted > current || ratio > 1 && wanted < current ? current : wanted;
    }
  }

  /// What a processor does while a program starts is no sign of load.
  private boolean isStarting(Stored pod) {
    JsonObject ready = Conditions.find(pod.status(), "Ready");
    Instant start = Pods.time(pod.status(), "startTime").orElse(null);
    Instant turned = Pods.time(ready, "lastTransitionTime").orElse(null);
    if (start == null || turned == null) {
      return true;
    }
    boolean never = Conditions.has(ready, "status", "False");
    return start.plus(INITIALISATION).isAfter(now)
        ? never || now.isBefore(turned.plus(WINDOW))
        : never && start.plus(FIRST_READINESS).isAfter(turned);
  }
}

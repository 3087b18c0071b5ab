package turbulence.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Counts how many pods may be disrupted before a budget is spent.
public final class DisruptionBudgets implements Controller {
  private static final Duration DISRUPTION_EXPECTED_WITHIN = Duration.ofMinutes(2);
  private static final int MANY = 500;

  private final Means means;
  private final Events events;
  private final Scales scales;
  private final Looks looks;

  public DisruptionBudgets(Means means) {
    this.means = means;
    this.looks = new Looks(means.timeline());
    this.events = Events.ofController(means, "controllermanager");
    this.scales = new Scales(means);
  }

  @Override
  public void begin(Consumer<Key> look) {
    looks.begin(look);
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Key key = change.key();
    if (key.resource().equals(Kinds.BUDGETS)) {
      look.accept(key);
    } else if (key.resource().equals(Kinds.PODS)) {
      lookFor(change.now(), look);
      if (change instanceof Change.Modified(Stored before, Stored now)
          && !Fields.same(before.metadata().get("labels"), now.metadata().get("labels"))) {
        lookFor(before, look);
      }
    }
  }

  private void lookFor(Stored pod, Consumer<Key> look) {
    JsonObject labels = pod.metadata().object("labels");
    for (Stored budget : means.store().snapshot(Kinds.BUDGETS).all(pod.key().namespace())) {
      if (selector(budget).matches(labels)) {
        look.accept(budget.key());
      }
    }
  }

  private static LabelSelector selector(Stored budget) {
    return LabelSelector.of(budget.spec().get("selector"));
  }

  @Override
  public Duration rest(Key key) {
    int pods = means.store().snapshot(Kinds.PODS).size();
    return pods <= MANY ? Duration.ZERO : Duration.ofMillis(Math.min(200, pods / 100));
  }

  @Override
  public void reconcile(Key key) {
    looks.forget(key);
    Optional<Stored> found = means.store().get(key);
    if (found.isEmpty()) {
      return;
    }
    Stored budget = found.get();
    List<Stored> pods = pods(budget);
    if (pods.isEmpty()) {
      events.normal(budget, "NoPods", "No matching pods found");
    }
    Need need = need(budget, pods);
    if (need.failure() == null) {
      write(budget, status(budget, pods, need));
    } else {
      events.warning(
          budget,
          "CalculateExpectedPodCountFailed",
          "Failed to calculate the number of expected pods: " + need.failure());
      write(budget, failed(budget, need.failure()));
    }
  }

  private List<Stored> pods(Stored budget) {
    LabelSelector selector = selector(budget);
    List<Stored> pods = new ArrayList<>();
    means
        .store()
        .snapshot(Kinds.PODS)
        .walk(
            budget.key().namespace(),
            null,
            pod -> {
              if (selector.matches(pod.metadata().object("labels"))) {
                pods.add(pod);
              }
              return true;
            });
    return pods;
  }

  /// How many pods there should be, and how many of them healthy.
  private record Need(long expected, long healthy, @Nullable String failure) {}

  private Need need(Stored budget, List<Stored> pods) {
    Json least = budget.spec().get("minAvailable");
    Json most = budget.spec().get("maxUnavailable");
    if (most == null && least instanceof JsonNumber number) {
      return new Need(pods.size(), number.value().longValue(), null);
    } else if (most == null && least == null) {
      return new Need(0, 0, null);
    }
    Scales.Expected expected = scales.of(pods);
    if (!expected.unmanaged().isEmpty()) {
      tellUnmanaged(budget);
    }
    long healthy =
        most != null
            ? Math.max(0, expected.pods() - Rolling.scaled(most, expected.pods(), true))
            : Rolling.scaled(least, expected.pods(), true);
    return new Need(expected.pods(), healthy, expected.failure());
  }

  private void tellUnmanaged(Stored budget) {
    events.warning(
        budget,
        "UnmanagedPods",
        "Pods selected by this PodDisruptionBudget (selector: "
            + selector(budget)
            + ") were found to be unmanaged. As a result, the status of the PDB cannot be"
            + " calculated correctly, which may result in undefined behavior. To account for these"
            + " pods please set \".spec.minAvailable\" field of the PDB to an integer value.");
  }

  private JsonObject status(Stored budget, List<Stored> pods, Need need) {
    Instant now = means.timeline().instant();
    JsonObject disrupted = disrupted(budget, pods, now);
    long healthy =
        pods.stream()
            .filter(pod -> !pod.isDeleting() && Pods.isReady(pod))
            .filter(pod -> !disrupted.has(pod.key().name()))
            .count();
    long allowed = need.expected() <= 0 ? 0 : Math.max(0, healthy - need.healthy());
    JsonObject.Builder status = head(budget);
    if (!disrupted.isEmpty()) {
      status.put("disruptedPods", disrupted);
    }
    JsonObject counted =
        status
            .put("disruptionsAllowed", allowed)
            .put("currentHealthy", healthy)
            .put("desiredHealthy", need.healthy())
            .put("expectedPods", need.expected())
            .build();
    return conditioned(
        budget, counted, allowed > 0, allowed > 0 ? "SufficientPods" : "InsufficientPods", "");
  }

  private static JsonObject.Builder head(Stored budget) {
    return JsonObject.builder()
        .put("observedGeneration", Fields.whole(budget.metadata(), "generation", 0));
  }

  /// A budget whose owners cannot be counted allows nothing.
  private JsonObject failed(Stored budget, String why) {
    JsonObject before = budget.status();
    JsonObject counted =
        before.with("disruptionsAllowed", 0L).with("observedGeneration", generation(budget));
    for (String count : List.of("currentHealthy", "desiredHealthy", "expectedPods")) {
      counted = counted.with(count, Fields.whole(before, count, 0));
    }
    return conditioned(budget, counted, false, "SyncFailed", why);
  }

  private static long generation(Stored budget) {
    return Fields.whole(budget.metadata(), "generation", 0);
  }

  private JsonObject conditioned(
      Stored budget, JsonObject status, boolean allowed, String reason, String message) {
    JsonObject condition =
        JsonObject.builder()
            .put("type", "DisruptionAllowed")
            .put("status", allowed ? "True" : "False")
            .put("observedGeneration", generation(budget))
            .put("lastTransitionTime", means.now())
            .put("reason", reason)
            .put("message", message)
            .build();
    JsonObject before =
        budget.status().has("conditions")
            ? status.with("conditions", budget.status().get("conditions"))
            : status;
    return Conditions.inPlace(before, condition);
  }

  /// The pods whose eviction was granted and that are not gone yet; a grant that led to nothing
  /// within two minutes is forgotten.
  private JsonObject disrupted(Stored budget, List<Stored> pods, Instant now) {
    JsonObject granted = budget.status().object("disruptedPods");
    if (granted.isEmpty()) {
      return granted;
    }
    JsonObject.Builder left = JsonObject.builder();
    Instant first = Instant.MAX;
    for (Stored pod : pods) {
      Optional<Instant> limit =
          Pods.time(granted, pod.key().name()).map(at -> at.plus(DISRUPTION_EXPECTED_WITHIN));
      if (limit.isEmpty() || pod.isDeleting()) {
        continue;
      } else if (limit.get().isBefore(now)) {
        events.warning(
            pod,
            "NotDeleted",
            "Pod was expected by PDB "
                + budget.key().namespace()
                + "/"
                + budget.key().name()
                + " to be deleted but it wasn't");
        continue;
      }
      left.put(pod.key().name(), granted.get(pod.key().name()));
      first = limit.get().isBefore(first) ? limit.get() : first;
    }
    if (!first.equals(Instant.MAX)) {
      Duration in = Duration.between(now, first).plusSeconds(1);
      looks.after(budget.key(), in);
    }
    return left.build();
  }

  /// The budget may be asked for an eviction meanwhile: then all is counted again.
  private void write(Stored budget, JsonObject status) {
    if (status.equals(budget.status())) {
      return;
    }
    means
        .verbs()
        .change(
            Means.CALLER,
            budget.key(),
            Part.STATUS,
            now ->
                Fields.same(now.get("status"), budget.object().get("status"))
                    ? now.with("status", status)
                    : now);
  }
}

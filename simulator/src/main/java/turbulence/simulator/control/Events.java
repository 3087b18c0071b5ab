package turbulence.simulator.control;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Tells what one component of the cluster did, as `Event` objects. Only used on the control
/// plane's thread.
public final class Events {

  private static final int NAME_ATTEMPTS = 5;

  private final Means means;
  private final Caller caller;
  private final String component;
  private final String host;
  private final EventTally tally = new EventTally();
  private long lastNanos;

  /// The component as events name it, such as `replicaset-controller`; the host is empty for what
  /// runs on no node.
  public Events(Means means, Caller caller, String component, String host) {
    this.means = means;
    this.caller = caller;
    this.component = component;
    this.host = host;
  }

  public static Events ofController(Means means, String component) {
    return new Events(means, Means.CALLER, component, "");
  }

  /// What an event says it is about.
  public static JsonObject about(Stored object) {
    JsonObject.Builder about =
        JsonObject.builder().put("kind", Fields.text(object.object(), "kind"));
    if (!object.key().namespace().isEmpty()) {
      about.put("namespace", object.key().namespace());
    }
    return about
        .put("name", object.key().name())
        .put("uid", object.uid())
        .put("apiVersion", Fields.text(object.object(), "apiVersion"))
        .put("resourceVersion", Long.toString(object.revision()))
        .build();
  }

  /// What an event says it is about when it is a part of an object: `spec.containers{web}`.
  public static JsonObject about(Stored object, String fieldPath) {
    return about(object).with("fieldPath", fieldPath);
  }

  public void normal(Stored object, String reason, String message) {
    tell(about(object), "Normal", reason, message);
  }

  public void warning(Stored object, String reason, String message) {
    tell(about(object), "Warning", reason, message);
  }

  /// Tells it, or counts it when it was told before.
  public void tell(JsonObject about, String type, String reason, String message) {
    Instant now = means.timeline().instant();
    String subject = about.without("resourceVersion") + type;
    Optional<EventTally.Telling> telling = tally.count(subject, reason, message, now);
    if (telling.isEmpty()) {
      return;
    }
    EventTally.Told told = telling.get().told();
    String said = telling.get().message();
    boolean counted =
        told.key().isPresent()
            && attempt(() -> again(told.key().get(), said, told.count(), now).isPresent());
    if (!counted) {
      JsonObject fresh = event(about, type, reason, said);
      attempt(() -> create(fresh, told));
    }
  }

  /// Events are told for people; nothing fails because one could not be, as in a namespace that is
  /// on its way out.
  private static boolean attempt(BooleanSupplier write) {
    try {
      return write.getAsBoolean();
    } catch (Refusal unheard) {
      return false;
    }
  }

  private boolean create(JsonObject event, EventTally.Told told) {
    JsonObject about = event.object("involvedObject");
    String namespace = about.text("namespace").orElse("default");
    for (int attempt = 1; ; attempt++) {
      String name = Fields.text(about, "name") + "." + Long.toHexString(nanos());
      JsonObject named =
          event.with("metadata", JsonObject.of("name", name, "namespace", namespace));
      try {
        Key key = new Key(Kinds.EVENTS, namespace, name);
        told.storedAs(means.verbs().create(caller, key, named).key());
        return true;
      } catch (Refusal refusal) {
        if (attempt == NAME_ATTEMPTS || !refusal.reason().equals("AlreadyExists")) {
          throw refusal;
        }
      }
    }
  }

  private Optional<Stored> again(Key key, String message, int count, Instant now) {
    return means
        .verbs()
        .change(
            caller,
            key,
            Part.OBJECT,
            event ->
                event
                    .with("message", message)
                    .with("count", count)
                    .with("lastTimestamp", Means.stamp(now)));
  }

  private JsonObject event(JsonObject about, String type, String reason, String message) {
    JsonObject source = JsonObject.of("component", component);
    return head(about)
        .put("reason", reason)
        .put("message", message)
        .put("source", host.isEmpty() ? source : source.with("host", host))
        .put("firstTimestamp", means.now())
        .put("lastTimestamp", means.now())
        .put("count", 1)
        .put("type", type)
        .put("eventTime", JsonNull.NULL)
        .put("reportingComponent", component)
        .put("reportingInstance", host)
        .build();
  }

  /// Tells it in the newer style, as the scheduler does: once, with an action and a precise time.
  public void act(JsonObject about, String reason, String action, String message) {
    JsonObject event =
        head(about)
            .put("reason", reason)
            .put("message", message)
            .put("source", JsonObject.EMPTY)
            .put("firstTimestamp", JsonNull.NULL)
            .put("lastTimestamp", JsonNull.NULL)
            .put("type", reason.startsWith("Failed") ? "Warning" : "Normal")
            .put("eventTime", precise(means.timeline().instant()))
            .put("action", action)
            .put("reportingComponent", component)
            .put("reportingInstance", host.isEmpty() ? component + "-0" : component + "-" + host)
            .build();
    attempt(() -> create(event, new EventTally.Told()));
  }

  private static JsonObject.Builder head(JsonObject about) {
    return JsonObject.builder()
        .put("apiVersion", "v1")
        .put("kind", "Event")
        .put("metadata", JsonObject.EMPTY)
        .put("involvedObject", about);
  }

  /// The present in nanoseconds, or a little later: no two events of a component share it.
  private long nanos() {
    Instant now = means.timeline().instant();
    long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    lastNanos = Math.max(nanos, lastNanos + 1);
    return lastNanos;
  }

  /// Six digits behind the second's point, whatever they are.
  private static String precise(Instant instant) {
    String seconds = Means.stamp(instant);
    return "%s.%06dZ"
        .formatted(
            seconds.substring(0, seconds.length() - 1), instant.get(ChronoField.MICRO_OF_SECOND));
  }
}

package turbulence.experiment.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// What happened in a run, so far. Shared between threads; [#json] may be called at any time.
public final class Journal {
  /// The version of Chaos Toolkit's library whose journal this is.
  public static final String FOLLOWED = "1.45.0";

  private JsonObject head;
  private final JsonObject tail;
  private final List<RunEntry> run = new ArrayList<>();
  private final List<RunEntry> rollbacks = new ArrayList<>();
  private final List<SteadyState> during = new ArrayList<>();
  private @Nullable SteadyState before;
  private @Nullable SteadyState after;
  private @Nullable SteadyState restored;
  private @Nullable Status status;
  private boolean deviated;
  private @Nullable Instant end;
  private double duration;
  private JsonObject further = JsonObject.EMPTY;

  /// @param head the keys up to `start`
  /// @param tail our own keys, which come last
  public Journal(JsonObject head, JsonObject tail) {
    this.head = head;
    this.tail = tail;
  }

  /// The parts that list activities.
  public enum Part {
    RUN,
    ROLLBACKS
  }

  public synchronized void add(Part part, RunEntry entry) {
    (part == Part.RUN ? run : rollbacks).add(entry);
  }

  public synchronized List<RunEntry> entries(Part part) {
    return List.copyOf(part == Part.RUN ? run : rollbacks);
  }

  /// Notes that an activity was played again and again: its repetitions stand in the experiment
  /// too.
  ///
  /// @param part the key of the experiment's list
  /// @param at where they begin
  public synchronized void repeated(String part, int at, List<JsonObject> repetitions) {
    JsonObject experiment = head.object("experiment");
    List<Json> activities = new ArrayList<>(experiment.array(part).items());
    activities.addAll(Math.min(at, activities.size()), repetitions);
    head = head.with("experiment", experiment.with(part, new JsonArray(activities)));
  }

  public synchronized void before(SteadyState state) {
    before = state;
  }

  public synchronized void after(SteadyState state) {
    after = state;
  }

  public synchronized void during(SteadyState state) {
    during.add(state);
  }

  /// The check after everything was put back.
  public synchronized void restored(SteadyState state) {
    restored = state;
  }

  public synchronized void ended(
      Status newStatus, boolean hasDeviated, Instant when, double seconds) {
    status = newStatus;
    deviated = hasDeviated;
    end = when;
    duration = seconds;
  }

  /// Adds a key of our own, which comes last.
  public synchronized void annotate(String name, Json value) {
    further = further.with(name, value);
  }

  public synchronized JsonArray entriesJson(Part part) {
    List<Json> entries = new ArrayList<>();
    (part == Part.RUN ? run : rollbacks).forEach(entry -> entries.add(entry.json()));
    return new JsonArray(entries);
  }

  public synchronized JsonObject json() {
    JsonObject.Builder json = head.toBuilder();
    json.put("status", status == null ? null : status.word());
    json.put("deviated", deviated);
    json.put("steady_states", steadyStates());
    json.put("run", entriesJson(Part.RUN));
    json.put("rollbacks", entriesJson(Part.ROLLBACKS));
    if (end != null) {
      json.put("end", Timestamps.utc(end));
      json.put("duration", duration);
    }
    tail.forEach(field -> json.put(field.getKey(), field.getValue()));
    further.forEach(field -> json.put(field.getKey(), field.getValue()));
    return json.build();
  }

  private JsonObject steadyStates() {
    List<Json> watched = new ArrayList<>();
    during.forEach(state -> watched.add(state.json()));
    JsonObject.Builder states = JsonObject.builder();
    states.put("before", state(before));
    states.put("after", state(after));
    states.put("during", new JsonArray(watched));
    states.put("restored", state(restored));
    return states.build();
  }

  private static Json state(@Nullable SteadyState state) {
    return state == null ? JsonNull.NULL : state.json();
  }
}

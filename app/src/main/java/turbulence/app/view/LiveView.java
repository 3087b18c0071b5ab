package turbulence.app.view;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Event.Phase;
import turbulence.experiment.event.Level;
import turbulence.experiment.event.Listener;
import turbulence.experiment.model.Activity;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// A run as a person watches it: what was done, and in the last line what is going on. Shared
/// between threads.
public final class LiveView implements Listener, AutoCloseable {
  private static final Duration BEAT = Duration.ofMillis(120);

  private final World world;
  private final Style style;
  private final Rows rows;
  private final Canvas canvas;
  private final Underway underway = new Underway();
  private final Map<String, String> held = new LinkedHashMap<>();
  private final Map<String, Integer> missedMeanwhile = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Thread ticker = new Thread(this::tick, "status line");
  private @Nullable Phase shown;
  private @Nullable String hypothesis;
  private Event.@Nullable ActivityEnded unjudged;
  private String lastNote = "";
  private long ticks;
  private int checks;
  private volatile boolean closed;

  public LiveView(World world, Terminal terminal) {
    this.world = world;
    this.style = Style.of(world);
    this.rows = new Rows(style);
    this.canvas = new Canvas(new Paper(world.output().err()), terminal, style);
    ticker.setDaemon(true);
  }

  /// Starts to draw the last line, where the terminal can.
  public LiveView live() {
    if (style.redraws()) {
      ticker.start();
    }
    return this;
  }

  @Override
  public void on(Event event) {
    lock.lock();
    try {
      show(event);
    } finally {
      lock.unlock();
    }
  }

  // No switch over types: its first use costs a short run 10 ms.
  private void show(Event event) {
    if (event instanceof Event.Logged(Level level, String text)) {
      logged(level, text);
    } else if (event instanceof Event.Judged(Activity activity, boolean met, String why)) {
      settle(activity, met ? null : why);
    } else {
      settle(null, null);
      move(event);
    }
  }

  private void move(Event event) {
    if (event instanceof Event.ExperimentStarted started) {
      began(started);
    } else if (event instanceof Event.PhaseStarted || event instanceof Event.PauseEnded) {
      underway.paused(null);
    } else if (event instanceof Event.PhaseEnded(Phase phase)) {
      phaseEnded(phase);
    } else if (event instanceof Event.HypothesisStarted started) {
      hypothesis = started.hypothesis().title();
    } else if (event instanceof Event.HypothesisEnded(Phase phase, boolean met)) {
      hypothesisEnded(phase, met);
    } else if (event instanceof Event.ActivityStarted started) {
      activityStarted(started);
    } else if (event instanceof Event.ActivityEnded ended) {
      activityEnded(ended);
    } else if (event instanceof Event.PauseStarted pause) {
      paused(pause);
    } else if (event instanceof Event.ExperimentEnded) {
      ended();
    } else {
      remark(event);
    }
  }

  private void remark(Event event) {
    if (event instanceof Event.Interrupted(String reason)) {
      note(style.stopped(), reason);
    } else if (event instanceof Event.Restored(String target)) {
      note(style.putBack(), "put back: " + target);
    } else if (event instanceof Event.StillChanged(String target, String command)) {
      note(style.warning(), "still changed: " + target + "\nput it back with: " + command);
    }
  }

  private void logged(Level level, String text) {
    if (level.compareTo(Level.WARNING) < 0 || Told.elsewhere(text)) {
      return;
    }
    note(level == Level.WARNING ? style.warning() : style.bad(), text);
  }

  private void note(String sign, String text) {
    if (!text.equals(lastNote)) {
      lastNote = text;
      canvas.lines(rows.note(sign, text, canvas.columns()));
    }
  }

  private void began(Event.ExperimentStarted started) {
    rows.measure(started.experiment());
    String about = started.experiment().description();
    canvas.lines(rows.title(started.experiment().title(), about, canvas.columns()));
  }

  /// The heading of a phase appears with its first line, so that empty phases take no room.
  private void line(Phase phase, String text) {
    if (shown != phase && phase != Phase.DURING) {
      shown = phase;
      boolean judged = phase != Phase.METHOD && phase != Phase.ROLLBACKS;
      canvas.lines(rows.phase(phase, judged ? hypothesis : null, canvas.columns()));
    }
    canvas.lines(text);
  }

  private void activityStarted(Event.ActivityStarted started) {
    if (started.phase() == Phase.DURING) {
      return;
    }
    underway.started(started.phase(), started.activity(), world.nanoTime());
    if (started.activity().background()) {
      line(started.phase(), rows.inBackground(started.activity(), canvas.columns()));
    }
  }

  /// One with a tolerance is shown once it is judged.
  private void activityEnded(Event.ActivityEnded ended) {
    underway.ended(ended.phase(), ended.activity());
    boolean judgedLater =
        ended.activity().tolerance() != null
            && ended.judgement() == null
            && "succeeded".equals(ended.run().text("status").orElse(""));
    if (judgedLater) {
      unjudged = ended;
    } else {
      row(ended);
    }
  }

  /// Shows what waited for its judgement; without one, for example in a dry run, it counts as met.
  private void settle(@Nullable Activity activity, @Nullable String missed) {
    Event.ActivityEnded ended = unjudged;
    unjudged = null;
    boolean meant =
        ended != null && activity != null && activity.name().equals(ended.activity().name());
    if (ended != null) {
      String judgement = meant ? missed : null;
      row(new Event.ActivityEnded(ended.phase(), ended.activity(), ended.run(), judgement));
    }
    if (!meant && activity != null && missed != null) {
      note(style.bad(), activity.name() + ": " + missed);
    }
  }

  private void row(Event.ActivityEnded ended) {
    String row = rows.ended(ended.activity(), ended.run(), ended.judgement(), canvas.columns());
    switch (ended.phase()) {
      case DURING -> meanwhile(ended, row);
      case RESTORED -> held.put(ended.activity().name(), row);
      default -> line(ended.phase(), row);
    }
  }

  /// Of checks beside the method only the first miss of each probe is shown; the rest is counted.
  private void meanwhile(Event.ActivityEnded ended, String row) {
    boolean missed =
        ended.judgement() != null || "failed".equals(ended.run().text("status").orElse(""));
    if (missed && missedMeanwhile.merge(ended.activity().name(), 1, Integer::sum) == 1) {
      canvas.lines(row);
    }
  }

  private void hypothesisEnded(Phase phase, boolean met) {
    if (phase == Phase.DURING) {
      checks++;
    } else if (phase == Phase.RESTORED && met) {
      release();
    }
  }

  /// What was asked again and again is shown with its last answer.
  private void release() {
    held.values().forEach(row -> line(Phase.RESTORED, row));
    held.clear();
  }

  private void paused(Event.PauseStarted pause) {
    long until = world.nanoTime() + pause.time().toNanos();
    underway.paused(new Underway.Pause(pause.activity(), pause.before(), until));
  }

  private void phaseEnded(Phase phase) {
    abandon(phase);
    if (phase == Phase.RESTORED) {
      release();
    } else if (phase == Phase.DURING) {
      meanwhileEnded();
    }
  }

  private void meanwhileEnded() {
    if (checks == 0) {
      return;
    }
    StringBuilder text = new StringBuilder("checked " + checks + " times meanwhile");
    missedMeanwhile.forEach((name, times) -> text.append("\n" + name + " missed " + times));
    note(missedMeanwhile.isEmpty() ? style.good() : style.bad(), text.toString());
    checks = 0;
    missedMeanwhile.clear();
  }

  private void abandon(@Nullable Phase phase) {
    for (Underway.Step step : underway.abandon(phase)) {
      line(step.phase(), rows.cutOff(step.activity(), canvas.columns()));
    }
  }

  private void ended() {
    settle(null, null);
    release();
    meanwhileEnded();
    abandon(null);
    canvas.erase();
  }

  /// Leaves the terminal to somebody who asks a question there; nobody waits for that.
  public void stepAside() {
    lock.lock();
    try {
      canvas.hold();
    } finally {
      lock.unlock();
    }
  }

  /// Shows what happened meanwhile, and goes on.
  public void comeBack() {
    lock.lock();
    try {
      canvas.release();
    } finally {
      lock.unlock();
    }
  }

  /// The last block: what the run came to and where to read more.
  public void close(JsonObject journal, List<Closing.Pointer> pointers) {
    lock.lock();
    try {
      ended();
      canvas.lines(new Closing(style, canvas.columns()).text(journal, pointers));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    ticker.interrupt();
    lock.lock();
    try {
      canvas.erase();
    } finally {
      lock.unlock();
    }
  }

  private void tick() {
    try {
      while (!closed) {
        world.sleep(BEAT);
        draw();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private void draw() {
    lock.lock();
    try {
      boolean busy =
          underway.pause() != null
              || underway.foreground() != null
              || !underway.background().isEmpty();
      if (busy && !closed && canvas.isLive()) {
        String text = rows.status(underway, world.nanoTime(), ticks++, canvas.columns());
        canvas.status(text);
      }
    } finally {
      lock.unlock();
    }
  }
}

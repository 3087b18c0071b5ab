package turbulence.simulator.control.batch;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.Looks;
import turbulence.simulator.control.Managers;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.Owned;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// Makes a Job of a CronJob's template each time that its schedule says, and clears old ones away.
public final class CronJobs implements Controller {
  private final Means means;
  private final Events events;
  private final Looks looks;
  private final Managers managers;
  private final Owned jobs = new Owned(Kinds.JOBS);

  public CronJobs(Means means) {
    this.means = means;
    this.events = Events.ofController(means, "cronjob-controller");
    this.looks = new Looks(means.timeline());
    this.managers = Managers.ofOwn(means.store(), Kinds.CRON_JOBS, "CronJob");
  }

  @Override
  public void begin(Consumer<Key> look) {
    looks.begin(look);
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Resource changed = change.key().resource();
    if (changed.equals(Kinds.CRON_JOBS)) {
      seenCronJob(change, look);
    } else if (changed.equals(Kinds.JOBS)) {
      jobs.seen(change);
      managers.seen(change, look);
    }
  }

  /// A new schedule is heeded from its next time on.
  private void seenCronJob(Change change, Consumer<Key> look) {
    Stored cron = change.now();
    if (change instanceof Change.Modified(Stored before, Stored _)
        && (!Fields.same(before.spec().get("schedule"), cron.spec().get("schedule"))
            || !Fields.same(before.spec().get("timeZone"), cron.spec().get("timeZone")))) {
      looks.forget(cron.key());
      CronLook.schedule(cron)
          .ifPresent(schedule ->
              looks.after(cron.key(), Due.patience(cron, schedule, means.timeline().instant())));
    } else {
      look.accept(change.key());
    }
  }

  @Override
  public void reconcile(Key key) {
    Stored cron = means.store().get(key).orElse(null);
    if (cron == null) {
      looks.forget(key);
      return;
    }
    CronLook look = new CronLook(means, events, cron, List.copyOf(jobs.of(cron.uid())));
    @Nullable Duration patience = null;
    try {
      look.clear();
      patience = look.run();
    } finally {
      write(cron, look.status());
    }
    looks.anew(key, patience);
  }

  private void write(Stored cron, JsonObject status) {
    means.tell(cron, status);
  }
}

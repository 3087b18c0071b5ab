package turbulence.simulator.kubelet;

import java.time.Duration;
import java.util.Optional;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.store.Stored;

/// Writes a pod's status: once for all that happens at a time, and again later when it is refused.
final class Report {
  private static final Duration LATER = Duration.ofSeconds(1);

  private final PodRun pod;
  private boolean planned;

  Report(PodRun pod) {
    this.pod = pod;
  }

  void soon() {
    if (!planned && !pod.isGone()) {
      planned = true;
      pod.site().means().timeline().soon(this::now);
    }
  }

  private void now() {
    planned = false;
    if (pod.isGone() || pod.machine().isStopped() || !pod.isTelling()) {
      return;
    }
    try {
      write();
    } catch (Refusal refused) {
      pod.after(LATER, this::soon);
    }
  }

  void write() {
    PodStatus status = pod.status();
    String uid = pod.stored().uid();
    String at = pod.now();
    Optional<Stored> written =
        pod.site()
            .means()
            .verbs()
            .change(
                pod.machine().caller(),
                pod.key(),
                Part.STATUS,
                found ->
                    Trees.text(found.object("metadata"), "uid").equals(uid)
                        ? found.with("status", status.over(found.object("status"), at))
                        : found);
    written.filter(found -> found.uid().equals(uid)).ifPresent(pod::written);
  }
}

package turbulence.faults.kubernetes.pod;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Min;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.remote.Exec;
import turbulence.faults.kubernetes.remote.Ran;
import turbulence.faults.kubernetes.remote.Unrun;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.faults.kubernetes.select.PodChoice;
import turbulence.faults.kubernetes.select.PodPlace;
import turbulence.faults.kubernetes.select.PodTargets;
import turbulence.faults.kubernetes.select.PodTraits;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Sends a signal to processes in a container of each of some pods, from inside of it.
@About(
    "Kill a process in a container of pods, by its number or what it is called; gives whom it hit"
        + " in each.")
public record KillProcess(
    Victim victim, PodChoice choice, PodPlace place, Session session, PodTraits traits)
    implements Action, Needing {
  private static final int BY_SIGNAL = 128;

  /// Needs no more than a shell: what `tr` does is only nicer.
  private static final String LISTING =
      "exec 2>/dev/null; echo \"self $$\"; for d in /proc/[0-9]*; do c=; l=; read -r c < $d/comm;"
          + " l=$(tr '\\000' ' ' < $d/cmdline) || read -r l < $d/cmdline;"
          + " echo \"$d|$c|$l\"; done";

  /// Where in the pods, and how long.
  record Session(
      @About("The container; when left out, the pod's default one, else its first.")
          @Nullable String containerName,
      @About("Seconds that it may take in each pod.") @Default("30") @Min(1) int timeout) {}

  /// Mistakes between its parts are found here.
  public KillProcess {
    var _ = new PodTargets(choice, place, traits);
  }

  private PodTargets pods() {
    return new PodTargets(choice, place, traits);
  }

  @Override
  public List<Need> needs() {
    return Inside.needs(pods());
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    List<Insider> insiders = Insider.in(scope, pods().draw(scope), session.containerName());
    Inside inside = new Inside(scope, insiders, "has nothing killed in it");
    Prepared prepared =
        Prepared.of(
                Insider.targets(insiders),
                () -> inside.act(Duration.ofSeconds(session.timeout()), this::kill))
            .foretoldBy(() -> forecast(scope, insiders));
    if (insiders.isEmpty()) {
      return prepared;
    }
    Cluster cluster = Clusters.of(scope);
    List<Ref> refs = insiders.stream().map(it -> it.pod().ref()).toList();
    return victim.isFirst()
        ? prepared
            .treading(Footprints.pods(cluster, refs))
            .shownBy(List.of(ContainersEnded.of(cluster, insiders)))
        : prepared.treading(Footprints.objects(cluster, refs));
  }

  private Json kill(Insider insider, Exec exec)
      throws ClusterFailed, ActivityFailed, Unrun, InterruptedException {
    List<Integer> pids = pids(insider, exec);
    StringBuilder line = new StringBuilder("kill ").append(victim.option());
    pids.forEach(pid -> line.append(' ').append(pid));
    try {
      Ran ran = shell(insider, exec, line.toString());
      boolean swept = pids.contains(1) && ran.exitCode() > BY_SIGNAL;
      boolean went = pids.size() > 1 && ran.stderr().contains("No such process");
      if (ran.exitCode() != 0 && !swept && !went) {
        String said = ran.stderr().isBlank() ? "" : ": " + ran.stderr().strip();
        throw new ActivityFailed(
            "container "
                + insider.container()
                + ": '"
                + line
                + "' ended with "
                + ran.exitCode()
                + said);
      }
    } catch (Unrun e) {
      // The container's own program takes all others with it, our shell among them.
      if (!pids.contains(1) || e.isProgramMissing()) {
        throw e;
      }
    }
    return JsonObject.of("pod_name", insider.pod().name(), "container", insider.container())
        .with("signal", victim.option().replace("-s ", "").replace("-", ""))
        .with("pids", JsonArray.from(pids));
  }

  private List<Integer> pids(Insider insider, Exec exec)
      throws ClusterFailed, ActivityFailed, Unrun, InterruptedException {
    if (victim.process() == null) {
      return List.of(victim.number());
    }
    List<Integer> pids = victim.among(shell(insider, exec, LISTING).stdout());
    if (pids.isEmpty()) {
      throw new ActivityFailed(
          "container " + insider.container() + " has no process like '" + victim.process() + "'");
    }
    return pids;
  }

  private static Ran shell(Insider insider, Exec exec, String line)
      throws ClusterFailed, ActivityFailed, Unrun, InterruptedException {
    try {
      return exec.run(insider.pod().ref(), insider.container(), List.of("sh", "-c", line));
    } catch (Unrun e) {
      if (e.isProgramMissing()) {
        throw new ActivityFailed(
            "container "
                + insider.container()
                + ": its image has no shell ('sh'), which is needed to kill a process in it; to"
                + " delete the pod needs none",
            e);
      }
      throw e;
    }
  }

  private Forecast forecast(Scope scope, List<Insider> insiders)
      throws ActivityFailed, InterruptedException {
    Forecast rights = Rights.of(scope, this).look();
    List<String> effects = new ArrayList<>();
    for (Insider each : insiders) {
      effects.add(
          victim.words()
              + " in container "
              + each.container()
              + " of "
              + each.pod().words()
              + " get signal "
              + victim.signal()
              + (victim.isFirst() ? "; when it ends, so does the container" : ""));
    }
    List<String> lasting =
        insiders.isEmpty() ? List.of() : List.of("what is killed starts anew only by others");
    return new Forecast(effects, rights.refusals(), lasting, rights.unknown());
  }
}

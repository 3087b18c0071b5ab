package turbulence.faults.kubernetes.pod;

import java.time.Duration;
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
import turbulence.experiment.extension.TextOrList;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.remote.CommandWords;
import turbulence.faults.kubernetes.remote.Ran;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.faults.kubernetes.select.PodChoice;
import turbulence.faults.kubernetes.select.PodPlace;
import turbulence.faults.kubernetes.select.PodTargets;
import turbulence.faults.kubernetes.select.PodTraits;
import turbulence.json.JsonObject;

/// Runs a command in a container of each of some pods, and waits for its end.
@About(
    "Run a command in pods, by their labels and names; gives its exit code and what it said in"
        + " each.")
public record ExecInPods(
    Command command, PodChoice choice, PodPlace place, Session session, PodTraits traits)
    implements Action, Needing {

  /// What is run: one word at least.
  record Command(
      @About(
              "The command: a line that is split at spaces as a shell splits it, or a list of"
                  + " words. No shell runs it unless it names one.")
          TextOrList cmd) {
    Command {
      if (words(cmd).isEmpty()) {
        throw new IllegalArgumentException("A command must be set to run a container");
      }
    }

    private static List<String> words(TextOrList cmd) {
      return cmd.text().map(CommandWords::of).orElseGet(cmd::texts);
    }

    List<String> words() {
      return words(cmd);
    }
  }

  /// Where in the pods, and how long.
  record Session(
      @About("The container to run it in; when left out, the pod's default one, else its first.")
          @Nullable String containerName,
      @About("Seconds that the command may take.") @Default("60") @Min(1) int requestTimeout) {}

  /// Mistakes between its parts are found here.
  public ExecInPods {
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
    List<String> words = command.words();
    Inside inside = new Inside(scope, insiders, "did not run the command");
    return Prepared.of(
            Insider.targets(insiders),
            () ->
                inside.act(
                    Duration.ofSeconds(session.requestTimeout()),
                    (it, exec) -> answer(it, exec.run(it.pod().ref(), it.container(), words))))
        .treading(
            Footprints.objects(
                Clusters.of(scope), insiders.stream().map(it -> it.pod().ref()).toList()))
        .foretoldBy(() -> forecast(scope, insiders, words));
  }

  private JsonObject answer(Insider insider, Ran ran) {
    return JsonObject.builder()
        .put("pod_name", insider.pod().name())
        .put("exit_code", ran.exitCode())
        .put("cmd", command.cmd().json())
        .put("stdout", ran.stdout())
        .put("stderr", ran.stderr())
        .build();
  }

  private Forecast forecast(Scope scope, List<Insider> insiders, List<String> words)
      throws ActivityFailed, InterruptedException {
    Forecast rights = Rights.of(scope, this).look();
    List<String> effects =
        insiders.stream()
            .map(it -> "container " + it.container() + " of " + it.pod().words() + " runs " + words)
            .toList();
    List<String> lasting =
        insiders.isEmpty() ? List.of() : List.of("what the command changes in the containers");
    return new Forecast(effects, rights.refusals(), lasting, rights.unknown());
  }
}

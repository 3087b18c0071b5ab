package turbulence.simulator.control.daemon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Pods;
import turbulence.simulator.control.scheduling.Suitability.Place;
import turbulence.simulator.store.Stored;

/// Which nodes need a pod, and which pods are too many, failed or out of place.
final class Staffing {
  private final Crew crew;
  private final Patience patience;
  private final Events events;
  private final List<String> lacking = new ArrayList<>();
  private final List<Stored> superfluous = new ArrayList<>();
  private @Nullable Duration again;

  Staffing(Crew crew, Patience patience, Events events) {
    this.crew = crew;
    this.patience = patience;
    this.events = events;
    Crew.Judge judge = Crew.Judge.of(crew.set());
    for (Place node : crew.nodes()) {
      look(node.name(), judge.wish(node));
    }
    lookElsewhere();
  }

  /// Nodes that shall get a pod.
  List<String> lacking() {
    return lacking;
  }

  /// Pods that shall go.
  List<Stored> superfluous() {
    return superfluous;
  }

  /// When a failed pod will have been left alone for long enough.
  @Nullable Duration again() {
    return again;
  }

  private void look(String node, Crew.Wish wish) {
    List<Stored> there = crew.on(node);
    if (wish.gets() && there.isEmpty()) {
      lacking.add(node);
    } else if (wish.keeps()) {
      List<Stored> working = working(node, there);
      if (working.size() > 1) {
        superfluous.addAll(crew.surges() ? doubled(working) : working.subList(1, working.size()));
      }
    } else {
      there.stream().filter(pod -> !pod.isDeleting()).forEach(superfluous::add);
    }
  }

  /// The pods that neither ended nor end; those that ended are to go.
  private List<Stored> working(String node, List<Stored> there) {
    List<Stored> working = new ArrayList<>();
    for (Stored pod : there) {
      if (pod.isDeleting()) {
        continue;
      }
      String name = pod.key().namespace() + "/" + pod.key().name() + " on node " + node;
      switch (Pods.phase(pod)) {
        case "Failed" -> {
          Duration left = patience.left(crew.set().key(), node, crew.now());
          if (left.isZero()) {
            patience.lose(crew.set().key(), node, crew.now());
            String said = "Found failed daemon pod " + name + ", will try to kill it";
            events.warning(crew.set(), "FailedDaemonPod", said);
            superfluous.add(pod);
          } else {
            again = again == null || left.compareTo(again) < 0 ? left : again;
          }
        }
        case "Succeeded" -> {
          String said = "Found succeeded daemon pod " + name + ", will try to delete it";
          events.normal(crew.set(), "SucceededDaemonPod", said);
          superfluous.add(pod);
        }
        default -> working.add(pod);
      }
    }
    return working;
  }

  /// An outdated pod may stay beside its successor until that one is ready.
  private List<Stored> doubled(List<Stored> working) {
    List<Stored> unwanted = new ArrayList<>();
    Stored fresh = null;
    Stored old = null;
    for (Stored pod : working) {
      if (crew.isPresent(pod) && fresh == null) {
        fresh = pod;
      } else if (!crew.isPresent(pod) && old == null) {
        old = pod;
      } else {
        unwanted.add(pod);
      }
    }
    if (fresh != null && old != null && (!Pods.isReady(old) || crew.isAvailable(fresh))) {
      unwanted.add(old);
    }
    return unwanted;
  }

  /// Pods that wait for a node which is there no more.
  private void lookElsewhere() {
    Set<String> known = crew.nodes().stream().map(Place::name).collect(Collectors.toSet());
    crew.pods()
        .forEach((node, there) -> {
          if (!known.contains(node)) {
            there.stream()
                .filter(pod -> Pods.node(pod).isEmpty() && !pod.isDeleting())
                .forEach(superfluous::add);
          }
        });
  }
}

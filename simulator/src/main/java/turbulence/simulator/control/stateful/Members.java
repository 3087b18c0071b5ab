package turbulence.simulator.control.stateful;

import turbulence.json.JsonObject;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.Replicas;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Makes and deletes the pods of a set, and tells of it.
final class Members {
  private final Means means;
  private final Events events;
  private final Stored set;
  private final MemberClaims claims;

  Members(Means means, Events events, Stored set) {
    this.means = means;
    this.events = events;
    this.set = set;
    this.claims = new MemberClaims(means, events, set);
  }

  /// Makes the pod unless something of its predecessor has to go first; whether it did.
  boolean create(Mould template, long ordinal) {
    String name = set.key().name() + "-" + ordinal;
    if (claims.areStale(name)) {
      return false;
    }
    try {
      claims.make(name);
      Key key = new Key(Kinds.PODS, set.key().namespace(), name);
      Stored pod = means.verbs().create(Means.CALLER, key, template.pod(ordinal));
      claims.retain(pod, false);
      events.normal(set, "SuccessfulCreate", "create Pod " + name + of() + " successful");
      return true;
    } catch (Refusal refusal) {
      if (!refusal.reason().equals("AlreadyExists") && !Replicas.isEnding(refusal)) {
        String why = " failed error: " + refusal.message();
        events.warning(set, "FailedCreate", "create Pod " + name + of() + why);
      }
      throw refusal;
    }
  }

  private String of() {
    return " in StatefulSet " + set.key().name();
  }

  void delete(Stored pod) {
    Deletion how = new Deletion(null, null, pod.uid(), null, false);
    means.verbs().delete(Means.CALLER, pod.key(), how);
    events.normal(set, "SuccessfulDelete", "delete Pod " + pod.key().name() + of() + " successful");
  }

  /// Makes the claims that a pending pod waits for, if somebody deleted them.
  void complete(Stored pod) {
    if (Pending.is(pod)) {
      claims.make(pod.key().name());
    }
  }

  /// Gives a pod back what makes it a member, and its claims the owners that the set wants.
  void keep(Stored pod, long ordinal, boolean scaledDown) {
    String name = pod.key().name();
    JsonObject labels = pod.metadata().object("labels");
    boolean known =
        Fields.text(labels, Mould.POD_NAME).equals(name)
            && Fields.text(labels, Mould.INDEX).equals(Long.toString(ordinal));
    if (!known && !scaledDown) {
      means
          .verbs()
          .change(
              Means.CALLER, pod.key(), Part.OBJECT, now -> Mould.identified(now, name, ordinal));
      events.normal(set, "SuccessfulUpdate", "update Pod " + name + of() + " successful");
    }
    claims.retain(pod, scaledDown);
  }

  /// Pods that run nowhere yet.
  private static final class Pending {
    private Pending() {}

    static boolean is(Stored pod) {
      return Fields.text(pod.status(), "phase").equals("Pending") && !pod.isDeleting();
    }
  }
}

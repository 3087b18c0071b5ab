package turbulence.simulator.rights;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Rights;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Store;

/// Rights as roles and their bindings give them. What they say is put in order once for each change
/// of theirs, so that a request asks no more than a map. Shared between threads.
public final class Rbac implements Rights {
  private static final int MOST_REFUSALS = 1000;

  private final Store store;
  private final AtomicLong changes = new AtomicLong();
  private volatile State state = new State(-1, Grants.NONE);
  private final Set<String> refusals = Collections.synchronizedSet(new LinkedHashSet<>());

  /// What was given when so many changes had been seen.
  private record State(long changes, Grants grants) {}

  public Rbac(Store store) {
    this.store = store;
    store.listen(this::note);
  }

  private void note(Change change) {
    if (change.key().resource().group().equals(Roles.GROUP)) {
      changes.incrementAndGet();
    }
  }

  private Grants grants() {
    State known = state;
    // Read before the collections are: what changes meanwhile makes them old at once.
    long now = changes.get();
    if (known.changes() != now) {
      known = new State(now, Grants.of(Roles.of(store), known.grants()));
      state = known;
    }
    return known.grants();
  }

  @Override
  public Verdict decide(Caller caller, Deed deed) {
    return caller.isMaster()
        ? Verdict.YES
        : decide(caller, deed.namespace(), rule -> rule.allows(deed));
  }

  @Override
  public Verdict decide(Caller caller, String verb, String path) {
    return caller.isMaster() ? Verdict.YES : decide(caller, "", rule -> rule.allows(verb, path));
  }

  @Override
  public void require(Caller caller, Deed deed) {
    try {
      Rights.super.require(caller, deed);
    } catch (Refusal refused) {
      if (refusals.size() < MOST_REFUSALS) {
        refusals.add(deed.words(caller));
      }
      throw refused;
    }
  }

  /// What was asked for in vain, each once, the oldest first.
  public List<String> refusals() {
    synchronized (refusals) {
      return List.copyOf(refusals);
    }
  }

  private Verdict decide(Caller caller, String namespace, Predicate<Rule> allows) {
    List<Grant> given = grants().to(caller, namespace);
    for (Grant grant : given) {
      for (Rule rule : grant.rules()) {
        if (allows.test(rule)) {
          return new Verdict(true, "RBAC: allowed by " + grant.words());
        }
      }
    }
    String mistake = mistakes(given);
    return mistake.isEmpty() ? Verdict.NO : new Verdict(false, "RBAC: " + mistake);
  }

  private static String mistakes(List<Grant> given) {
    Set<String> mistakes = new LinkedHashSet<>();
    for (Grant grant : given) {
      if (!grant.mistake().isEmpty()) {
        mistakes.add(grant.mistake());
      }
    }
    return mistakes.size() > 1
        ? "[" + String.join(", ", mistakes) + "]"
        : String.join("", mistakes);
  }

  /// Each binding counts once, whatever number of its subjects somebody is.
  private List<Grant> once(Caller caller, String namespace) {
    List<Grant> given = grants().to(caller, namespace);
    given.sort(Comparator.comparingInt(Grant::place));
    List<Grant> once = new ArrayList<>(given.size());
    for (Grant grant : given) {
      if (once.isEmpty() || once.getLast().place() != grant.place()) {
        once.add(grant);
      }
    }
    return once;
  }

  List<Rule> rules(Caller caller, String namespace) {
    return once(caller, namespace).stream().flatMap(grant -> grant.rules().stream()).toList();
  }

  /// What went wrong in finding the rules; empty when nothing did.
  String mistakes(Caller caller, String namespace) {
    return mistakes(once(caller, namespace));
  }

  @Override
  public Held held(Caller caller, String namespace) {
    List<JsonObject> resources = new ArrayList<>();
    List<JsonObject> paths = new ArrayList<>();
    for (Rule rule : rules(caller, namespace)) {
      if (!rule.resources().isEmpty()) {
        resources.add(rule.json());
      }
      if (!rule.urls().isEmpty()) {
        paths.add(rule.json());
      }
    }
    return new Held(resources, paths, mistakes(caller, namespace));
  }
}

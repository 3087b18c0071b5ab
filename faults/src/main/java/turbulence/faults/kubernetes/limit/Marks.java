package turbulence.faults.kubernetes.limit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Policy;
import turbulence.experiment.extension.Policy.Said;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.limit.Loss.Kind;

/// What objects, their owners and their namespaces say about being hit, by labels and marks.
final class Marks {
  /// Whoever wears it is not hit.
  static final String PROTECT = "turbulence.dev/protect";

  /// Whoever wears it may be hit when only the willing are.
  static final String ALLOW = "turbulence.dev/allow";

  private final Register register;
  private final Policy policy;
  private final Objections objections;
  private final List<Said<List<String>>> protect;
  private final List<Said<List<String>>> only;
  private final List<Said<Boolean>> optIn;

  Marks(Register register, Policy policy, Objections objections) {
    this.register = register;
    this.policy = policy;
    this.objections = objections;
    this.protect = policy.said("protect_labels", limits -> filled(limits.labels().protect()));
    this.only = policy.said("only_labels", limits -> filled(limits.labels().only()));
    this.optIn =
        policy.said(
            "opt_in", limits -> Boolean.TRUE.equals(limits.labels().optIn()) ? Boolean.TRUE : null);
  }

  private static @Nullable List<String> filled(List<String> labels) {
    return labels.isEmpty() ? null : labels;
  }

  /// What wears labels, and what it is called.
  private record Bearer(Ref ref, Tags tags) {}

  void look(List<Loss> losses) throws InterruptedException {
    Set<Ref> hit = new LinkedHashSet<>();
    Set<Ref> all = new LinkedHashSet<>();
    for (Loss loss : losses) {
      if (loss.kind() != Kind.NODE_OPENED) {
        hit.add(loss.ref());
        all.add(loss.ref());
        all.addAll(bound(loss));
      }
    }
    boolean asked = isAsked();
    Line.of(all, register).forEach((ref, line) -> look(ref, line, asked || hit.contains(ref)));
  }

  /// Every node has pods in namespaces that are protected unless somebody says otherwise: only who
  /// asks for limits is kept from what they go with.
  private boolean isAsked() {
    return !protect.isEmpty()
        || !only.isEmpty()
        || !optIn.isEmpty()
        || !policy.settings().protect().isEmpty()
        || !policy.experiment().protect().isEmpty();
  }

  /// What goes with it.
  private List<Ref> bound(Loss loss) throws InterruptedException {
    boolean goes = loss.kind() == Kind.NODE_EMPTIED || loss.kind() == Kind.DELETED;
    try {
      if (!goes) {
        return List.of();
      } else if (loss.ref().resource().equals(Resource.NODES)) {
        return Bound.to(loss.ref(), register);
      }
      boolean namespace = loss.ref().resource().equals(Resource.NAMESPACES);
      return namespace ? Bound.in(loss.ref(), register) : List.of();
    } catch (Unreadable e) {
      unread(e);
      return List.of();
    }
  }

  private void unread(Unreadable why) {
    protect.forEach(limit -> objections.unknowable(limit.place(), why));
    only.forEach(limit -> objections.unknowable(limit.place(), why));
    optIn.forEach(limit -> objections.unknowable(limit.place(), why));
    List<Said<List<String>>> namespaces =
        policy.said("protect", limits -> filled(limits.protect()));
    namespaces.forEach(limit -> objections.unknowable(limit.place(), why));
    if (protect.isEmpty() && only.isEmpty() && optIn.isEmpty() && namespaces.isEmpty()) {
      objections.open("who is marked " + PROTECT, why);
    }
  }

  private void look(Ref ref, Line line, boolean entirely) {
    String said = entirely ? policy.protects(ref.namespace()) : null;
    if (said != null) {
      objections.to(ref, said);
    }
    List<Bearer> bearers = new ArrayList<>();
    line.objects().forEach((each, object) -> bearers.add(new Bearer(each, Tags.of(object))));
    forbidden(ref, bearers.reversed());
    only.forEach(limit -> willing(ref, bearers, line.unread(), limit));
    optIn.forEach(limit -> marked(ref, bearers, line.unread(), limit.place()));
    for (Unreadable why : line.unread()) {
      protect.forEach(limit -> objections.unknowable(limit.place(), why));
      if (protect.isEmpty()) {
        objections.open("who is marked " + PROTECT, why);
      }
    }
  }

  /// Names the topmost that says so: what is below often has it from there.
  private void forbidden(Ref ref, List<Bearer> downwards) {
    downwards.stream()
        .filter(bearer -> bearer.tags().isMarked(PROTECT))
        .findFirst()
        .ifPresent(
            bearer -> objections.to(ref, Objections.words(bearer.ref()) + " is marked " + PROTECT));
    for (Said<List<String>> limit : protect) {
      for (String label : limit.value()) {
        downwards.stream()
            .filter(bearer -> bearer.tags().has(label))
            .findFirst()
            .ifPresent(bearer -> objections.to(ref, has(bearer, label, limit.place())));
      }
    }
  }

  private static String has(Bearer bearer, String label, String place) {
    return Objections.words(bearer.ref()) + " has the label " + label + " (" + place + ")";
  }

  private void willing(
      Ref ref, List<Bearer> bearers, List<Unreadable> unread, Said<List<String>> limit) {
    if (bearers.stream().noneMatch(bearer -> bearer.tags().hasAny(limit.value()))) {
      unwilling(
          ref,
          unread,
          limit.place(),
          "only what has the label " + String.join(" or ", limit.value()) + " may be hit");
    }
  }

  private void marked(Ref ref, List<Bearer> bearers, List<Unreadable> unread, String place) {
    if (bearers.stream().noneMatch(bearer -> bearer.tags().isMarked(ALLOW))) {
      unwilling(ref, unread, place, "only what is marked " + ALLOW + " may be hit");
    }
  }

  private void unwilling(Ref ref, List<Unreadable> unread, String place, String rule) {
    if (unread.isEmpty()) {
      objections.to(ref, rule + " (" + place + ")");
    }
    unread.forEach(why -> objections.unknowable(place, why));
  }
}

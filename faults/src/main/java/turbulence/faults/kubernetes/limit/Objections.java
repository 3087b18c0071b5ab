package turbulence.faults.kubernetes.limit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Footprint.Ruling;
import turbulence.experiment.extension.Policy.Said;
import turbulence.experiment.model.Share;
import turbulence.faults.kubernetes.cluster.Ref;

/// What limits have against a footprint, while they look at it.
final class Objections {
  private static final int SHOWN = 20;

  private final Map<String, Set<Ref>> reasons = new LinkedHashMap<>();
  private final List<String> refusals = new ArrayList<>();
  private final Map<String, Set<String>> unread = new LinkedHashMap<>();

  /// An object must not be hit.
  void to(Ref ref, String reason) {
    reasons.computeIfAbsent(reason, _ -> new LinkedHashSet<>()).add(ref);
  }

  void refuse(String why) {
    refusals.add(why);
  }

  /// A limit that somebody asked for cannot be kept: then nothing is done.
  void unknowable(String place, Unreadable why) {
    String refusal = "what " + place + " asks for cannot be known: " + why.words();
    if (!refusals.contains(refusal)) {
      refusals.add(refusal);
    }
  }

  /// What nobody asked for is left open.
  void open(String what, Unreadable why) {
    unread.computeIfAbsent(what, _ -> new LinkedHashSet<>()).add(why.words());
  }

  Ruling ruling() {
    List<String> all = new ArrayList<>();
    reasons.forEach((reason, refs) -> all.add("it would hit " + list(refs) + ": " + reason));
    all.addAll(refusals);
    List<String> open = new ArrayList<>();
    unread.forEach((what, reasons) -> open.add(what + ": " + String.join("; ", reasons)));
    return new Ruling(all, open);
  }

  /// As in `at most 1 (50%, --max-share)`.
  static String most(Said<Share> share, int whole) {
    int most = share.value().of(whole);
    String as = share.value().ofHundred() ? share.value() + ", " : "";
    return "at most " + most + " (" + as + share.place() + ")";
  }

  /// The one that allows least.
  static @Nullable Said<Share> least(List<Said<Share>> shares, int whole) {
    Said<Share> least = null;
    for (Said<Share> each : shares) {
      boolean less = least == null || each.value().of(whole) < least.value().of(whole);
      least = less ? each : least;
    }
    return least;
  }

  static String list(Collection<Ref> refs) {
    StringBuilder list = new StringBuilder();
    int shown = 0;
    for (Ref ref : refs) {
      if (shown++ == SHOWN) {
        return list + " and " + (refs.size() - SHOWN) + " more";
      }
      list.append(list.isEmpty() ? "" : ", ").append(words(ref));
    }
    return list.toString();
  }

  /// As in `pod shop/web-1`.
  static String words(Ref ref) {
    String plural = ref.resource().plural();
    String kind;
    if (plural.endsWith("ies")) {
      kind = plural.substring(0, plural.length() - 3) + "y";
    } else if (plural.endsWith("sses")) {
      kind = plural.substring(0, plural.length() - 2);
    } else {
      kind = plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
    }
    String where = ref.namespace().isEmpty() ? "" : ref.namespace() + "/";
    return kind + " " + where + ref.name();
  }
}

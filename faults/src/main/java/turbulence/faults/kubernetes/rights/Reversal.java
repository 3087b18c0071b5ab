package turbulence.faults.kubernetes.rights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import turbulence.faults.kubernetes.undo.WayBack;

/// What it takes to put back what was done with some rights, beyond these rights: whoever puts back
/// looks at an object first. A field gets its value again by a patch, whatever changed it; what was
/// made is deleted, and what was deleted is made again if its kind can come back.
final class Reversal {
  private final Collection<Need> needs;
  private final Set<Need> further = new LinkedHashSet<>();

  private Reversal(Collection<Need> needs) {
    this.needs = needs;
  }

  static List<Need> of(Collection<Need> needs) {
    Reversal reversal = new Reversal(needs);
    for (Need need : needs) {
      // What is asked of a part, such as an eviction, leaves nothing that could be put back.
      if (need.part().isEmpty()) {
        reversal.add(need);
      }
    }
    return List.copyOf(reversal.further);
  }

  private void add(Need need) {
    switch (need.verb()) {
      case "patch", "update" -> add(need, "get", "patch");
      case "create" -> made(need).forEach(one -> add(one, "get", "delete"));
      case "delete" -> {
        if (WayBack.canComeBack(need.resource())) {
          add(need, "get");
          add(need.on(""), "create");
        }
      }
      default -> {}
    }
  }

  /// Nobody is allowed to make objects of one name only; those that are looked for before are it.
  private List<Need> made(Need create) {
    List<Need> made = new ArrayList<>();
    for (Need need : needs) {
      if (need.verb().equals("get") && need.isLike(create)) {
        made.add(need);
      }
    }
    return made.isEmpty() ? List.of(create) : made;
  }

  private void add(Need object, String... verbs) {
    for (String verb : verbs) {
      Need need = object.to(verb);
      if (needs.stream().noneMatch(have -> have.covers(need))) {
        further.add(need);
      }
    }
  }
}

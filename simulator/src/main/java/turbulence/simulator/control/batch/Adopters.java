package turbulence.simulator.control.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.LabelSelector;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Which Jobs might take a pod that belongs to nobody. Most name their pods by a label of their
/// own, and are found by it; only the few whose selector somebody wrote have to be asked.
final class Adopters {
  private static final String OWN = "batch.kubernetes.io/controller-uid";

  private final Map<String, Key> byUid = new HashMap<>();
  private final Map<String, Map<Key, LabelSelector>> manual = new HashMap<>();

  void seen(Change change) {
    Stored job = change.now();
    boolean gone = change instanceof Change.Deleted;
    if (!Fields.flag(job.spec(), "manualSelector")) {
      if (gone) {
        byUid.remove(job.uid());
      } else {
        byUid.put(job.uid(), job.key());
      }
    } else if (gone) {
      manual.getOrDefault(job.key().namespace(), new HashMap<>()).remove(job.key());
    } else {
      manual
          .computeIfAbsent(job.key().namespace(), _ -> new LinkedHashMap<>())
          .put(job.key(), LabelSelector.of(job.spec().get("selector")));
    }
  }

  List<Key> of(Stored pod) {
    List<Key> keys = new ArrayList<>();
    Key own = byUid.get(Fields.text(pod.metadata().object("labels"), OWN));
    if (own != null) {
      keys.add(own);
    }
    manual
        .getOrDefault(pod.key().namespace(), new HashMap<>())
        .forEach((key, selector) -> {
          if (selector.matches(pod.metadata().object("labels"))) {
            keys.add(key);
          }
        });
    return keys;
  }
}

package turbulence.simulator.control.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Conditions;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.GarbageCollection;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.Means;
import turbulence.simulator.kubelet.Town;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;
import turbulence.simulator.workload.Workload;

/// A town where Jobs are run. Its images: `ok` ends well after five seconds, `bad` badly, `long`
/// not at all, and `exit-N` at once with that status.
final class Yard {
  final Town town;

  Yard(long seed) {
    this(seed, Instant.parse("2026-01-01T00:00:00Z"));
  }

  Yard(long seed, Instant start) {
    List<Function<Means, Controller>> more = new ArrayList<>();
    more.add(Jobs::new);
    more.add(CronJobs::new);
    more.add(FinishedJobs::new);
    more.add(GarbageCollection::new);
    town = new Town(seed, more, start);
    town.nodes(2);
    image("ok", shell -> shell.after(Duration.ofSeconds(5), () -> shell.exit(0)));
    image("bad", shell -> shell.after(Duration.ofSeconds(5), () -> shell.exit(1)));
    image("long", _ -> {});
    for (int status = 0; status < 5; status++) {
      int code = status;
      image("exit-" + status, shell -> shell.exit(code));
    }
  }

  void image(String name, Workload workload) {
    town.images.put(name, workload);
  }

  /// A Job `j` whose spec says that, beside a pod with one container.
  Stored job(String image, String spec) {
    return job("j", image, spec, "'restartPolicy':'Never'");
  }

  Stored job(String name, String image, String spec, String pod) {
    return town.create(
        Kinds.JOBS,
        "shop",
        """
        {'apiVersion':'batch/v1','kind':'Job','metadata':{'name':'%s'},
         'spec':{%s'template':{'spec':{%s,'containers':[{'name':'c','image':'%s'}]}}}}
        """
            .formatted(name, spec.isEmpty() ? "" : spec + ",", pod, image));
  }

  Stored cron(String schedule, String image, String spec) {
    return town.create(
        Kinds.CRON_JOBS,
        "shop",
        """
        {'apiVersion':'batch/v1','kind':'CronJob','metadata':{'name':'c'},
         'spec':{'schedule':'%s',%s'jobTemplate':{'spec':{'template':{'spec':{
          'restartPolicy':'Never','containers':[{'name':'c','image':'%s'}]}}}}}}
        """
            .formatted(schedule, spec.isEmpty() ? "" : spec + ",", image));
  }

  void advance(double seconds) {
    town.advance(seconds);
  }

  Stored get(Resource resource, String name) {
    return town.store.get(new Key(resource, "shop", name)).orElseThrow();
  }

  JsonObject status() {
    return get(Kinds.JOBS, "j").status();
  }

  long count(String field) {
    return Fields.whole(status(), field, 0);
  }

  List<Stored> all(Resource resource) {
    return town.store.snapshot(resource).all("shop");
  }

  List<Stored> pods() {
    return all(Kinds.PODS);
  }

  List<String> names(Resource resource) {
    return all(resource).stream().map(each -> each.key().name()).toList();
  }

  /// The conditions that hold: `Complete: CompletionsReached`.
  List<String> conditions() {
    return Fields.objects(status(), "conditions").stream()
        .filter(condition -> Conditions.has(condition, "status", "True"))
        .map(condition -> Fields.text(condition, "type") + ": " + Fields.text(condition, "reason"))
        .toList();
  }

  void spec(Resource resource, String name, String field, Object value) {
    town.verbs.change(
        Caller.ADMIN,
        new Key(resource, "shop", name),
        Part.OBJECT,
        now -> now.with("spec", now.object("spec").with(field, value)));
  }

  void delete(Resource resource, String name, Deletion how) {
    town.verbs.delete(Caller.ADMIN, new Key(resource, "shop", name), how);
  }
}

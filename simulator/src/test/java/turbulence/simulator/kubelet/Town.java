package turbulence.simulator.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.Verbs;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.api.discovery.LiveCatalogue;
import turbulence.simulator.api.write.Ground;
import turbulence.simulator.api.write.StoreVerbs;
import turbulence.simulator.api.write.Writes;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Controllers;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.scheduling.Scheduling;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.HandTimeline;
import turbulence.simulator.traffic.Wires;
import turbulence.simulator.workload.Workload;

/// A cluster for tests whose time stands still: the real API's writes, a scheduler and kubelets.
public final class Town {
  public static final Resource PODS = new Resource("", "pods");
  public static final Resource NODES = new Resource("", "nodes");
  public static final Resource EVENTS = new Resource("", "events");

  public final HandTimeline timeline;
  public final Store store = new Store();
  public final Verbs verbs;
  public final Means means;
  public final Wires wires;
  public final Kubelets kubelets;
  public final Map<String, Workload> images = new HashMap<>();
  private final Kinds kinds;
  private final Writes writes;
  private int nodes;

  public Town(long seed) {
    this(seed, List.of());
  }

  public Town(long seed, List<java.util.function.Function<Means, Controller>> more) {
    this(seed, more, Instant.parse("2026-01-01T00:00:00Z"));
  }

  public Town(long seed, List<java.util.function.Function<Means, Controller>> more, Instant start) {
    timeline = new HandTimeline(start);
    SplittableRandom random = new SplittableRandom(seed);
    Kinds kinds = new Kinds(new LiveCatalogue());
    this.kinds = kinds;
    writes = new Writes(new Ground(store, timeline, random.split()), kinds);
    verbs = new StoreVerbs(writes, kinds);
    means = new Means(store, verbs, timeline, random.split());
    wires = new Wires(timeline, store);
    namespace("shop");
    namespace("default");
    namespace("kube-node-lease");
    kubelets = new Kubelets(means, wires, this::image, Timing.USUAL, (_, _) -> "token");
    List<Controller> all = new ArrayList<>(List.of(new Scheduling(means), kubelets));
    more.forEach(make -> all.add(make.apply(means)));
    Controllers running = new Controllers(timeline, store, all);
    assert running != null;
  }

  private Optional<Workload> image(String name) {
    return name.contains("missing")
        ? Optional.empty()
        : Optional.of(images.getOrDefault(name, _ -> {}));
  }

  public void namespace(String name) {
    create(
        new Resource("", "namespaces"),
        "",
        "{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'" + name + "'}}");
  }

  public void nodes(int count) {
    for (int i = 0; i < count; i++) {
      kubelets.join(Nodes.node("node-" + nodes, nodes, "zone-" + nodes % 3, timeline.instant()));
      nodes++;
    }
    timeline.settle();
  }

  public static JsonObject json(String text) {
    try {
      return (JsonObject) JsonReader.read(text.replace('\'', '"'));
    } catch (IOException mistake) {
      throw new UncheckedIOException(mistake);
    }
  }

  public Stored create(Resource resource, String namespace, String text) {
    JsonObject object = json(text);
    String name = Trees.text(object.object("metadata"), "name");
    return verbs.create(Caller.ADMIN, new Key(resource, namespace, name), object);
  }

  /// A pod with one container `c` and what else its spec and container say.
  public Stored pod(String name, String spec, String container) {
    return pod(name, "{'app':'a'}", spec, container);
  }

  public Stored pod(String name, String labels, String spec, String container) {
    return create(
        PODS,
        "shop",
        "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'%s','labels':%s},'spec':{%s 'containers':[{'name':'c',%s 'image':'web'}]}}"
            .formatted(
                name,
                labels,
                spec.isEmpty() ? "" : spec + ",",
                container.isEmpty() ? "" : container + ","));
  }

  public void advance(double seconds) {
    timeline.advance(Duration.ofMillis((long) (seconds * 1000)));
  }

  public Optional<Stored> find(String pod) {
    return store.get(new Key(PODS, "shop", pod));
  }

  public JsonObject status(String pod) {
    return find(pod).orElseThrow().status();
  }

  public String phase(String pod) {
    return Trees.text(status(pod), "phase");
  }

  public String node(String pod) {
    return Trees.text(find(pod).orElseThrow().spec(), "nodeName");
  }

  public JsonObject container(String pod) {
    return Trees.objects(status(pod), "containerStatuses").getFirst();
  }

  public JsonObject condition(String pod, String type) {
    return Trees.objects(status(pod), "conditions").stream()
        .filter(each -> Trees.text(each, "type").equals(type))
        .findFirst()
        .orElse(JsonObject.EMPTY);
  }

  public void delete(String pod) {
    verbs.delete(Caller.ADMIN, new Key(PODS, "shop", pod), Deletion.PLAIN);
  }

  public void evict(String pod) {
    Writes.Removed gone =
        writes.evict(kinds.stored(PODS).orElseThrow(), new Key(PODS, "shop", pod), Deletion.PLAIN);
    assertThat(gone.object().isEmpty()).isFalse();
  }

  public void change(
      Resource resource, String name, java.util.function.UnaryOperator<JsonObject> change) {
    Key key = new Key(resource, resource.equals(NODES) ? "" : "shop", name);
    assertThat(verbs.change(Caller.ADMIN, key, Part.OBJECT, change)).isPresent();
  }

  /// What was told about an object, in order: `Reason message`.
  public List<String> told(String about) {
    return store.snapshot(EVENTS).all("").stream()
        .sorted(java.util.Comparator.comparingLong(Stored::revision))
        .map(Stored::object)
        .filter(event -> Trees.text(event.object("involvedObject"), "name").equals(about))
        .map(event -> Trees.text(event, "reason") + " " + Trees.text(event, "message"))
        .toList();
  }
}

package turbulence.faults.kubernetes.cluster;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.http.HttpExchange;
import turbulence.experiment.http.HttpResponse;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.access.Access;
import turbulence.faults.kubernetes.access.ClusterUnreachable;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.Limits;

/// A Kubernetes API, with what can be asked of it. Objects are JSON trees, so that none loses a
/// field. Connections are kept between calls. Shared between threads.
public final class Cluster implements AutoCloseable {
  /// Who manages the fields that we write.
  public static final String MANAGER = "turbulence";

  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final long MOST_BYTES = 1L << 30;

  private final Wire wire;
  private final Access access;
  private final Discovery discovery;
  private final Identity identity;
  private final Duration within;

  private Cluster(
      Wire wire, Access access, Discovery discovery, Identity identity, Duration within) {
    this.wire = wire;
    this.access = access;
    this.discovery = discovery;
    this.identity = identity;
    this.within = within;
  }

  /// Nothing is sent yet.
  public static Cluster of(World world, Access access) {
    Wire wire = new Wire(world, access, MANAGER);
    return new Cluster(wire, access, new Discovery(), new Identity(access), USUAL);
  }

  /// The cluster that files, the pod or the secrets name.
  ///
  /// @param secrets those of a step, flat
  public static Cluster find(World world, JsonObject secrets) throws ClusterUnreachable {
    return of(world, Access.find(world, secrets));
  }

  /// The same cluster, with calls that end within that time, whatever happens. A list may take it
  /// for each page.
  public Cluster within(Duration time) {
    return new Cluster(wire, access, discovery, identity, time);
  }

  /// The same cluster, with calls that take neither longer than that nor than they may anyway.
  Cluster atMost(Duration time) {
    return time.compareTo(within) < 0 ? within(time) : this;
  }

  public Access access() {
    return access;
  }

  /// In which it is asked.
  public World world() {
    return wire.world();
  }

  /// What tells this cluster from every other one, whoever asks and whatever they call it. Asked
  /// for once.
  public String identity() throws InterruptedException {
    return identity.of(this);
  }

  /// Whether it is the cluster of that identity.
  public boolean is(String other) throws ClusterFailed, InterruptedException {
    return identity.is(other, this);
  }

  /// Where what has no namespace belongs.
  public String namespace() {
    return access.namespace();
  }

  public JsonObject get(Ref ref) throws ClusterFailed, InterruptedException {
    return object(Call.get(ref.path()));
  }

  /// The object, if there is one.
  public Optional<JsonObject> find(Ref ref) throws ClusterFailed, InterruptedException {
    try {
      return Optional.of(get(ref));
    } catch (ClusterFailed e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Hands over the objects one by one while they come.
  ///
  /// @return the version that a watch can go on from
  public String list(Listing listing, Consumer<JsonObject> each)
      throws ClusterFailed, InterruptedException {
    return new Pages(this, listing).read(each);
  }

  public List<JsonObject> list(Listing listing) throws ClusterFailed, InterruptedException {
    List<JsonObject> all = new ArrayList<>();
    list(listing, all::add);
    return all;
  }

  /// Creates it in that namespace, which does not matter when its kind lies in none.
  public JsonObject create(Resource resource, String namespace, JsonObject object)
      throws ClusterFailed, InterruptedException {
    String path = resource.path(resource.namespaced() ? namespace : "");
    JsonObject answer = object(Call.of("POST", path).with(manager()).with(object));
    answer
        .object("metadata")
        .text("name")
        .ifPresent(name -> wire.made().note(resource.ref(namespace, name).path(), answer));
    return answer;
  }

  /// The uid of the last object there that was made through this; empty when none was. One that was
  /// applied counts as made.
  public Optional<String> made(Ref ref) {
    return wire.made().uid(ref.path());
  }

  /// What the clock of the cluster itself said last; empty when it does not say.
  public Optional<Instant> time() {
    return wire.time();
  }

  /// Replaces it whole; a `resourceVersion` in it must be the present one.
  public JsonObject replace(Ref ref, JsonObject object) throws ClusterFailed, InterruptedException {
    return object(Call.of("PUT", ref.path()).with(manager()).with(object));
  }

  public JsonObject patch(Ref ref, Patch patch) throws ClusterFailed, InterruptedException {
    JsonObject answer = object(call(ref, patch, query(patch)));
    if (patch.isApply()) {
      wire.made().note(ref.path(), answer);
    }
    return answer;
  }

  /// What a patch would make of it: nothing is changed. It takes the right to patch.
  public JsonObject tried(Ref ref, Patch patch) throws ClusterFailed, InterruptedException {
    return object(call(ref, patch, query(patch).with("dryRun", "All")));
  }

  private static Query query(Patch patch) {
    return patch.isApply() && patch.force() ? manager().with("force", "true") : manager();
  }

  private static Call call(Ref ref, Patch patch, Query query) {
    return Call.of("PATCH", ref.path()).with(query).with(patch.body(), patch.contentType());
  }

  /// What the API answers: a Status, or the object on its way out.
  public JsonObject delete(Ref ref, Deletion deletion) throws ClusterFailed, InterruptedException {
    return object(Call.of("DELETE", ref.path()).with(deletion.body()));
  }

  /// Asks that a pod leaves, as disruption budgets allow.
  public JsonObject evict(Ref pod, Deletion deletion) throws ClusterFailed, InterruptedException {
    JsonObject metadata = JsonObject.of("name", pod.name(), "namespace", pod.namespace());
    JsonObject.Builder eviction =
        JsonObject.builder()
            .put("apiVersion", "policy/v1")
            .put("kind", "Eviction")
            .put("metadata", metadata);
    JsonObject options = deletion.body();
    if (!options.isEmpty()) {
      eviction.put("deleteOptions", options);
    }
    return object(Call.of("POST", pod.part("eviction").path()).with(eviction.build()));
  }

  /// Watches until somebody has seen enough, or the time is over. First comes what is there
  /// already. Interruptions of the connection are bridged.
  ///
  /// @param enough told each change; true when no more is wanted
  /// @return whether it was enough before the time was over
  public boolean watch(Listing listing, Duration atMost, Predicate<Change> enough)
      throws ClusterFailed, InterruptedException {
    return new Watch(this, wire, listing, enough).run(atMost);
  }

  /// The kind that goes by such a name as `virtualservices.networking.istio.io` or `pods`.
  public Resource resource(String name) throws ClusterFailed, InterruptedException {
    return discovery.named(name, this);
  }

  /// The kind that objects with these words in them have.
  public Resource resource(String apiVersion, String kind)
      throws ClusterFailed, InterruptedException {
    return discovery.of(apiVersion, kind, this);
  }

  /// Any other request; what it answers, whole.
  public HttpResponse request(Call call) throws ClusterFailed, InterruptedException {
    try (HttpExchange exchange = wire.open(call, within, within)) {
      return exchange.complete(MOST_BYTES);
    } catch (IOException e) {
      throw wire.failed(call, e);
    }
  }

  /// Any request whose answer is listened to as it comes: a stream, or another protocol.
  public <T> T listen(Call call, Listening<T> listening)
      throws ClusterFailed, InterruptedException {
    try (HttpExchange exchange = wire.open(call, within, within)) {
      return listening.to(exchange);
    } catch (IOException e) {
      throw wire.failed(call, e);
    }
  }

  /// What is made of an answer while it comes.
  @FunctionalInterface
  public interface Listening<T> {
    T to(HttpExchange exchange) throws IOException, ClusterFailed, InterruptedException;
  }

  /// How long a call may take.
  public Duration within() {
    return within;
  }

  /// Any request whose answer is an object.
  public JsonObject object(Call call) throws ClusterFailed, InterruptedException {
    return object(call, null);
  }

  /// The same without what lies in `items`: that is handed over as it comes, some of it again when
  /// the answer broke off.
  JsonObject items(Call call, Consumer<Json> items) throws ClusterFailed, InterruptedException {
    return object(call, items);
  }

  private JsonObject object(Call call, @Nullable Consumer<Json> items)
      throws ClusterFailed, InterruptedException {
    int tries = 0;
    while (true) {
      try (HttpExchange exchange = wire.open(call, within, within)) {
        Json json =
            items == null
                ? JsonReader.read(exchange.body(), Limits.LIST)
                : JsonReader.items(exchange.body(), "items", Limits.LIST, items);
        if (json instanceof JsonObject object) {
          return object;
        }
        throw ClusterFailed.silent(
            ClusterFailed.NO_API, call + " was answered with " + json.kind(), null);
      } catch (IOException e) {
        ClusterFailed failed = wire.failed(call, e);
        // Half an answer of something that only reads is asked for again.
        if (!call.isRead() || !failed.reason().equals("TRUNCATED") || ++tries > 2) {
          throw failed;
        }
      }
    }
  }

  /// Closes the connections that wait. Later calls open others.
  @Override
  public void close() {
    wire.close();
  }

  private static Query manager() {
    return Query.NONE.with("fieldManager", MANAGER);
  }

  @Override
  public String toString() {
    return access.toString();
  }
}

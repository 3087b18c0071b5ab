package turbulence.simulator.api.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.Versions;
import turbulence.simulator.api.read.Form;
import turbulence.simulator.api.read.ListQuery;
import turbulence.simulator.api.read.Lists;
import turbulence.simulator.api.read.Page;
import turbulence.simulator.api.read.WatchQuery;
import turbulence.simulator.api.read.Watches;
import turbulence.simulator.api.select.FieldSelector;
import turbulence.simulator.api.select.LabelSelector;
import turbulence.simulator.http.Query;
import turbulence.simulator.http.WebSocket;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Answers get, list and watch.
final class Reading {
  /// So many objects are written before any goes out, so that they can be compressed, as real API
  /// servers do; longer lists would take too much room.
  private static final int WHOLE = 1000;

  private static final Duration USUAL_WATCH = Duration.ofMinutes(40);

  private final Store store;
  private final Lists lists;
  private final Watches watches;
  private final Forms forms;

  Reading(Parts parts) {
    this.store = parts.writes().ground().store();
    this.lists = parts.lists();
    this.watches = parts.watches();
    this.forms = new Forms(parts.writes().ground().clock());
  }

  Stored stored(Call call) {
    return store
        .get(call.key())
        .orElseThrow(() -> Refusals.notFound(call.kind().info().resource(), call.name()));
  }

  void get(Call call) throws IOException {
    Form form = forms.of(call);
    JsonObject object = Versions.served(call.kind(), stored(call).object());
    Answers.object(call.exchange(), 200, form.one(object), call.warnings());
  }

  void list(Call call) throws IOException {
    Form form = forms.of(call);
    send(call, form, page(call));
  }

  private static void send(Call call, Form form, Page page) throws IOException {
    List<JsonObject> items = served(call.kind(), page.items());
    if (Answers.isPretty(call.exchange().request())) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      form.list(page.metadata(), items, line);
      JsonObject list = (JsonObject) JsonReader.read(line.toByteArray());
      Answers.object(call.exchange(), 200, list, call.warnings());
    } else if (items.size() <= WHOLE) {
      ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
      form.list(page.metadata(), items, line);
      line.write('\n');
      call.exchange().reply(200, Answers.json(call.warnings()), line.toByteArray());
    } else {
      OutputStream out = call.exchange().stream(200, Answers.json(call.warnings()));
      form.list(page.metadata(), items, out);
      out.write('\n');
      out.close();
    }
  }

  static List<JsonObject> served(Kind kind, List<Stored> items) {
    return items.stream().map(item -> Versions.served(kind, item.object())).toList();
  }

  /// The object in the form that the client wants.
  JsonObject shown(Call call, JsonObject served) {
    return forms.of(call).one(served);
  }

  void reply(Call call, Page page) throws IOException {
    send(call, forms.of(call), page);
  }

  Page page(Call call) {
    return lists.page(call.kind().resource(), listQuery(call));
  }

  private static ListQuery listQuery(Call call) {
    Query query = call.query();
    boolean selects =
        !query.text("labelSelector").isEmpty()
            || !query.text("fieldSelector").isEmpty()
            || !call.name().isEmpty();
    return new ListQuery(
        call.namespace(),
        selected(call),
        selects,
        limit(query),
        query.text("continue"),
        query.text("resourceVersion"),
        query.text("resourceVersionMatch"));
  }

  /// A time-out is read, too: lists are quick, but a wrong one is refused.
  private static long limit(Query query) {
    Numbers.number(query, "timeoutSeconds", 0);
    return Numbers.number(query, "limit", 0);
  }

  private static Predicate<JsonObject> selected(Call call) {
    LabelSelector labels = LabelSelector.parse(call.query().text("labelSelector"));
    FieldSelector fields =
        FieldSelector.parse(call.query().text("fieldSelector"), call.kind().info());
    String name = call.name();
    if (labels.isEverything() && fields.isEverything() && name.isEmpty()) {
      return _ -> true;
    }
    return object ->
        labels.selects(object)
            && fields.selects(object)
            && (name.isEmpty() || object.object("metadata").text("name").orElse("").equals(name));
  }

  void watch(Call call) throws IOException, InterruptedException {
    Form form = forms.of(call);
    Query query = call.query();
    long seconds = Numbers.number(query, "timeoutSeconds", 0);
    WatchQuery watch =
        new WatchQuery(
            call.namespace(),
            selected(call),
            query.text("resourceVersion"),
            query.text("resourceVersionMatch"),
            call.asks("sendInitialEvents"),
            call.asks("allowWatchBookmarks"),
            seconds == 0
                ? USUAL_WATCH
                : Duration.ofSeconds(Math.clamp(seconds, 0, Integer.MAX_VALUE)));
    watches.check(watch);
    Thread watcher = Thread.currentThread();
    OutputStream out;
    if (WebSocket.isAsked(call.exchange().request())) {
      out = WebSocket.accept(call.exchange(), watcher::interrupt);
    } else {
      call.exchange().onGone(watcher::interrupt);
      out = call.exchange().stream(200, Answers.json(call.warnings()));
    }
    watches.run(call.kind(), watch, form, out, call.exchange()::isOpen);
    out.close();
  }
}

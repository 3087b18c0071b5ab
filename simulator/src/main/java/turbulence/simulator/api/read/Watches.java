package turbulence.simulator.api.read;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import turbulence.json.JsonText;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.kind.Findings;
import turbulence.simulator.store.Cursor;
import turbulence.simulator.store.Expired;
import turbulence.simulator.store.Snapshot;
import turbulence.simulator.store.Store;

/// Opens watches and keeps them going until they are over.
public final class Watches {
  private final Store store;
  private final Watchers watchers;
  private final RecentEvents recent = new RecentEvents();

  public Watches(Store store, Watchers watchers) {
    this.store = store;
    this.watchers = watchers;
  }

  /// Refuses what cannot be watched; before the answer begins.
  public void check(WatchQuery query) {
    Findings findings = new Findings();
    if (query.initialEvents() && query.match().isEmpty()) {
      findings.forbidden(
          "resourceVersionMatch",
          "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
    } else if (query.initialEvents() && !query.match().equals("NotOlderThan")) {
      findings.unsupported(
          "resourceVersionMatch", new JsonText(query.match()), List.of("NotOlderThan"));
    } else if (!query.initialEvents() && !query.match().isEmpty()) {
      findings.forbidden(
          "resourceVersionMatch",
          "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
    }
    if (!findings.isEmpty()) {
      throw Lists.invalidOptions(findings);
    }
    revision(query);
  }

  private static long revision(WatchQuery query) {
    return query.revision().isEmpty() ? 0 : Lists.revision(query.revision());
  }

  /// Streams events until time is over, the client is gone or fell behind.
  public void run(Kind kind, WatchQuery query, Form form, OutputStream out, BooleanSupplier open)
      throws IOException, InterruptedException {
    EventWriter events = new EventWriter(out, form, recent, kind.apiVersion());
    long from = revision(query);
    boolean present = from == 0 || query.initialEvents();
    Snapshot snapshot = store.snapshot(kind.resource());
    Cursor cursor;
    try {
      cursor = store.cursor(kind.resource(), present ? snapshot.revision() : from);
    } catch (Expired expired) {
      events.error(expired(expired));
      events.flush();
      return;
    }
    watchers.add(cursor);
    try {
      Watch watch = new Watch(store, query, events, cursor, watchers);
      // Headers first: a client that sees them knows that it is watching.
      events.flush();
      if (present) {
        watch.tellPresent(snapshot);
      }
      watch.follow(open);
    } finally {
      watchers.remove(cursor);
    }
  }

  private static Refusal expired(Expired expired) {
    return Refusals.expired(String.valueOf(expired.getMessage()));
  }
}

package turbulence.simulator.control.quota;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import turbulence.json.JsonObject;
import turbulence.simulator.api.admission.QuotaBook;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.Pods;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Writes into each ResourceQuota how much of it is used.
public final class Quotas implements Controller {
  private static final int MANY = 500;

  private final Means means;
  private final QuotaBook book;

  public Quotas(Means means, QuotaBook book) {
    this.means = means;
    this.book = book;
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Key key = change.key();
    if (key.resource().equals(QuotaBook.QUOTAS)) {
      if (!(change instanceof Change.Modified(Stored before, Stored now))
          || !before.spec().equals(now.spec())) {
        lookAtAll(key.namespace(), look);
      }
    } else if (!key.namespace().isEmpty() && matters(change)) {
      lookAtAll(key.namespace(), look);
    }
  }

  private void lookAtAll(String namespace, Consumer<Key> look) {
    for (Stored quota : means.store().snapshot(QuotaBook.QUOTAS).all(namespace)) {
      look.accept(quota.key());
    }
  }

  /// Most changes of objects leave what they use as it was.
  private static boolean matters(Change change) {
    if (change instanceof Change.Modified(Stored before, Stored now)) {
      return now.key().resource().equals(Kinds.PODS)
          ? Pods.isOver(before) != Pods.isOver(now)
          : !before.spec().equals(now.spec());
    }
    return !change.key().resource().equals(Kinds.EVENTS);
  }

  @Override
  public Duration rest(Key key) {
    int pods = means.store().snapshot(Kinds.PODS).size();
    return pods <= MANY ? Duration.ZERO : Duration.ofMillis(Math.min(2000, pods / 10));
  }

  @Override
  public void reconcile(Key key) {
    Optional<Stored> quota = means.store().get(key);
    if (quota.isEmpty() || quota.get().isDeleting()) {
      return;
    }
    JsonObject status = book.status(quota.get());
    if (status.equals(quota.get().status())) {
      return;
    }
    means.tell(quota.get(), status);
  }
}

package turbulence.simulator.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;

/// Every object of the cluster, and the recent changes of each collection. Shared between threads.
///
/// Writes come one after the other and each gets the next revision; a write names the object that
/// it was made from, so none is lost. Reads need no lock: they see one revision as a whole.
public final class Store {
  /// How many changes of one collection are kept for watches and for reads of the past.
  public static final int KEPT = 20_000;

  private final int kept;
  private final ReentrantLock writing = new ReentrantLock();
  private final Map<Resource, Chain> chains = new ConcurrentHashMap<>();
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private volatile long revision;
  private volatile long forgotten;

  public Store() {
    this(KEPT);
  }

  public Store(int kept) {
    this.kept = kept;
  }

  /// The revision of the last write.
  public long revision() {
    return revision;
  }

  /// Tells of every change from now on, in order, while the writer waits: a listener only takes
  /// note.
  public void listen(Consumer<Change> listener) {
    listeners.add(listener);
  }

  public Optional<Stored> get(Key key) {
    return Optional.ofNullable(Tree.get(chain(key.resource()).newest().tree, key));
  }

  /// The collection as it is now.
  public Snapshot snapshot(Resource resource) {
    // The revision is read first: what the tree then holds is that revision's or newer, and no
    // write
    // to this collection lies between the last link and a later revision of the store.
    Chain chain = chain(resource);
    long seen = revision;
    Link newest = chain.newest();
    return new Snapshot(resource, Math.max(seen, newest.revision), newest.tree);
  }

  /// The collection as it was at a revision.
  public Snapshot snapshot(Resource resource, long at) throws Expired {
    if (at < forgotten) {
      throw new Expired(at, forgotten);
    }
    return new Snapshot(resource, at, chain(resource).at(at).tree);
  }

  /// A place in the changes of a collection, behind that revision.
  public Cursor cursor(Resource resource, long after) throws Expired {
    if (after < forgotten) {
      throw new Expired(after, forgotten);
    }
    Chain chain = chain(resource);
    return new Cursor(chain, chain.at(after), after);
  }

  /// Stores a new object.
  public Stored create(Key key, JsonObject object) throws Clash {
    writing.lock();
    try {
      Chain chain = chain(key.resource());
      Tree tree = chain.newest().tree;
      if (Tree.get(tree, key) != null) {
        throw Clash.with(key);
      }
      Stored stored = stamped(key, object);
      write(chain, new Change.Added(stored), Tree.with(tree, stored));
      return stored;
    } finally {
      writing.unlock();
    }
  }

  /// Stores the object in place of the one that was read, unless somebody else wrote meanwhile.
  public Stored replace(Stored read, JsonObject object) throws Clash {
    writing.lock();
    try {
      Chain chain = chain(read.key().resource());
      Tree tree = same(chain, read);
      Stored stored = stamped(read.key(), object);
      write(chain, new Change.Modified(read, stored), Tree.with(tree, stored));
      return stored;
    } finally {
      writing.unlock();
    }
  }

  /// Removes the object that was read, unless somebody else wrote meanwhile.
  public Stored remove(Stored read) throws Clash {
    writing.lock();
    try {
      Chain chain = chain(read.key().resource());
      Tree tree = same(chain, read);
      Stored last = stamped(read.key(), read.object());
      write(chain, new Change.Deleted(read, last), Tree.without(tree, read.key()));
      return last;
    } finally {
      writing.unlock();
    }
  }

  /// Forgets the past: who asks for an older revision is told that it expired.
  public void compact() {
    writing.lock();
    try {
      forgotten = revision;
      chains.values().forEach(Chain::compact);
    } finally {
      writing.unlock();
    }
  }

  private @Nullable Tree same(Chain chain, Stored read) throws Clash {
    Tree tree = chain.newest().tree;
    Stored now = Tree.get(tree, read.key());
    if (now == null || now.revision() != read.revision()) {
      throw Clash.with(read.key());
    }
    return tree;
  }

  private Stored stamped(Key key, JsonObject object) {
    long next = revision + 1;
    JsonObject metadata = object.object("metadata").with("resourceVersion", Long.toString(next));
    return new Stored(key, next, object.with("metadata", metadata));
  }

  private void write(Chain chain, Change change, @Nullable Tree tree) {
    chain.add(new Link(change.revision(), change, tree));
    revision = change.revision();
    for (Consumer<Change> listener : listeners) {
      listener.accept(change);
    }
  }

  private Chain chain(Resource resource) {
    Chain chain = chains.get(resource);
    if (chain != null) {
      return chain;
    }
    writing.lock();
    try {
      return chains.computeIfAbsent(resource, _ -> new Chain(forgotten, kept));
    } finally {
      writing.unlock();
    }
  }
}

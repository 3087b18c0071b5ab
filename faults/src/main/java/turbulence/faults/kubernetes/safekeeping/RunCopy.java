package turbulence.faults.kubernetes.safekeeping;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.Charge;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

/// The copy of a run's ledger in one cluster, as its owner writes it: a config map, and further
/// ones when it is long. Those come first, so that a reader of the first knows them. One thread at
/// a time.
final class RunCopy {
  static final String KEY = "ledger.jsonl";

  /// Characters; of four bytes at most, a config map takes a mebibyte.
  static final int PIECE = 240_000;

  private final Cluster cluster;
  private final Charge charge;
  private final Ref ref;
  private final List<Piece> pieces = new ArrayList<>();

  private record Piece(String text, String version) {}

  RunCopy(Cluster cluster, Charge charge, String namespace) {
    this.cluster = cluster;
    this.charge = charge;
    this.ref = Resource.CONFIG_MAPS.ref(namespace, Marks.name(charge.run()));
  }

  Ref ref() {
    return ref;
  }

  /// @param leased whether there is a lease that tells whether the run lives
  void write(List<JsonObject> lines, boolean leased) throws ClusterFailed, InterruptedException {
    List<String> texts = split(Lines.text(lines));
    for (int i = texts.size() - 1; i >= 0; i--) {
      if (i == 0 || i >= pieces.size() || !pieces.get(i).text().equals(texts.get(i))) {
        write(i, texts, leased);
      }
    }
  }

  private void write(int piece, List<String> texts, boolean leased)
      throws ClusterFailed, InterruptedException {
    JsonObject marks =
        piece > 0
            ? JsonObject.EMPTY
            : marks(texts, charge.owner()).with(Marks.LEASED, word(leased));
    Ref at = Resource.CONFIG_MAPS.ref(ref.namespace(), name(ref.name(), piece));
    JsonObject metadata = Marks.metadata(at.name(), charge.run(), marks);
    JsonObject answer = put(at, piece, object(metadata, texts.get(piece)));
    while (pieces.size() <= piece) {
      pieces.add(new Piece("", ""));
    }
    pieces.set(piece, new Piece(texts.get(piece), Marks.version(answer)));
  }

  private JsonObject put(Ref at, int piece, JsonObject object)
      throws ClusterFailed, InterruptedException {
    String version = piece < pieces.size() ? pieces.get(piece).version() : "";
    if (!version.isEmpty()) {
      return cluster.replace(at, versioned(object, version));
    }
    try {
      return cluster.create(Resource.CONFIG_MAPS, at.namespace(), object);
    } catch (ClusterFailed e) {
      if (!e.isConflict()) {
        throw e;
      }
      // An answer that was lost, so that it is there and nobody else's.
      JsonObject live = cluster.get(at);
      if (!Marks.annotation(live, Marks.UNDOING).isEmpty()) {
        throw e;
      }
      return cluster.replace(at, versioned(object, Marks.version(live)));
    }
  }

  static JsonObject marks(List<String> texts, String owner) {
    int length = 0;
    for (String text : texts) {
      length += text.length();
    }
    return JsonObject.of(
            Marks.PIECES, Integer.toString(texts.size()), Marks.LENGTH, Integer.toString(length))
        .with(Marks.OWNER, owner);
  }

  private static String word(boolean leased) {
    return leased ? "yes" : "no";
  }

  static JsonObject object(JsonObject metadata, String text) {
    return JsonObject.of("apiVersion", "v1", "kind", "ConfigMap")
        .with("metadata", metadata)
        .with("data", JsonObject.of(KEY, text));
  }

  static JsonObject versioned(JsonObject object, String version) {
    return object.with("metadata", object.object("metadata").with("resourceVersion", version));
  }

  static String name(String first, int piece) {
    return piece == 0 ? first : first + "." + (piece + 1);
  }

  /// Between two pieces no character is torn.
  static List<String> split(String text) {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from == 0 || from < text.length(); ) {
      int to = Math.min(text.length(), from + PIECE);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      pieces.add(text.substring(from, to));
      from = Math.max(to, 1);
    }
    return pieces;
  }

  /// The run has ended: what is still open stays, else nothing does.
  void end(List<JsonObject> lines, Cluster last) throws ClusterFailed, InterruptedException {
    if (pieces.isEmpty()) {
      return;
    }
    if (!lines.isEmpty()) {
      write(lines, true); // without a lease, which goes now: nobody lives
      return;
    }
    if (pieces.size() > 1) {
      write(lines, true); // or it would seem torn to who reads it meanwhile
    }
    for (int i = pieces.size() - 1; i >= 0; i--) {
      last.delete(Resource.CONFIG_MAPS.ref(ref.namespace(), name(ref.name(), i)), Deletion.USUAL);
      pieces.remove(i);
    }
  }
}

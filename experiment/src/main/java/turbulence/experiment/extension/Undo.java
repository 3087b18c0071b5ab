package turbulence.experiment.extension;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// How to put one thing back: data, never code to call. The list of forms is closed, so that a
/// ledger that somebody tampered with can do no more than these.
public sealed interface Undo {

  /// What it puts back, in words for people.
  String target();

  /// What it puts back, in words that are the same for two ways back of one thing and of no other.
  String thing();

  /// Gives a file the content that it had.
  ///
  /// @param path absolute
  /// @param before the content before, null when there was no file; base64 when it is no text
  /// @param after the content that the step writes, as a digest: anything else is somebody's work
  /// @param mode permissions before, as `rw-r--r--`; null where the file system has none
  record RestoreFile(
      String path, @Nullable String before, boolean base64, String after, @Nullable String mode)
      implements Undo {
    @Override
    public String target() {
      return "file " + path;
    }

    @Override
    public String thing() {
      return target();
    }
  }

  /// Gives fields of an object in a cluster the values that they had. Other fields are not touched.
  record RestoreFields(ClusterObject object, List<Field> fields) implements Undo {
    public RestoreFields {
      fields = List.copyOf(fields);
    }

    @Override
    public String target() {
      return object.words();
    }

    @Override
    public String thing() {
      return object.thing();
    }
  }

  /// Deletes an object in a cluster that a step made.
  ///
  /// @param since when there was none of its name yet, by the cluster's clock; null when that is
  ///   not known
  record DeleteCreated(ClusterObject object, @Nullable Instant since) implements Undo {
    /// One whose uid tells enough.
    public DeleteCreated(ClusterObject object) {
      this(object, null);
    }

    @Override
    public String target() {
      return object.words();
    }

    @Override
    public String thing() {
      return object.thing();
    }
  }

  /// Makes an object of a cluster again that a step deleted, when there is none of its name.
  ///
  /// @param content what is to be made: kind, name, labels, annotations and whatever it was told to
  ///   be, and nothing that a cluster gives it by itself; never a secret
  record RecreateDeleted(ClusterObject object, JsonObject content) implements Undo {
    @Override
    public String target() {
      return object.words();
    }

    @Override
    public String thing() {
      return object.thing();
    }
  }

  /// One field and its two values.
  ///
  /// @param path the names of fields from the object's top, one for each level; a step such as
  ///   `[{"key":"spot"}]` means the item of a list that is like that, and `[{"key":"spot"},2]` the
  ///   second of these
  /// @param before null when the field was not there
  /// @param after null when the step removes the field
  record Field(List<String> path, @Nullable Json before, @Nullable Json after) {
    public Field {
      path = List.copyOf(path);
    }
  }

  /// One object in one cluster, whoever looks.
  ///
  /// @param cluster the identity of the cluster
  /// @param context the name by which whoever made the change knows the cluster; empty without one
  /// @param server the address at which whoever made the change found it
  /// @param group of its kind; empty for the core
  /// @param version of its kind
  /// @param plural of its kind, such as `deployments`
  /// @param namespace empty for what lies in none
  /// @param uid tells it from another one of the same name; empty when it is not known yet
  record ClusterObject(
      String cluster,
      String context,
      String server,
      String group,
      String version,
      String plural,
      String namespace,
      String name,
      String uid) {
    /// The one of its name that has that uid.
    public ClusterObject with(String other) {
      return new ClusterObject(
          cluster, context, server, group, version, plural, namespace, name, other);
    }

    /// As `deployments.apps shop/web in staging`: two clusters may have the same, so it says which.
    public String words() {
      return plain() + " in " + place();
    }

    /// What people call the cluster: its context, else its address.
    public String place() {
      return context.isEmpty() ? server : context;
    }

    String thing() {
      return plain() + " " + uid + " of " + cluster;
    }

    private String plain() {
      String kind = group.isEmpty() ? plural : plural + "." + group;
      return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
  }
}

package turbulence.simulator.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;

/// What a value must look like, as far as patches, defaults and checks ask for it.
public sealed interface Type {

  /// A single value: `string`, `integer`, `number`, `boolean`; the format is the published one
  /// (`int32`, `date-time`, `int-or-string`, `quantity`, `byte`) or empty.
  record Scalar(String kind, String format) implements Type {}

  /// Values in order, and how two of them are merged.
  record Items(Type element, Merging merging) implements Type {}

  /// Values under names that the author chose, such as labels; atomic ones have one owner.
  record Named(Type value, boolean atomic) implements Type {}

  /// Fields with fixed names. One that is `open` keeps names that it does not know.
  record Struct(String name, Map<String, Field> fields, boolean open, boolean atomic)
      implements Type {
    public Optional<Field> field(String field) {
      return Optional.ofNullable(fields.get(field));
    }
  }

  /// Anything at all.
  record Anything() implements Type {}

  /// One field of a struct; the default is null when there is none.
  record Field(
      String name, Type type, boolean required, @Nullable Json preset, Strategy strategy) {}

  /// How strategic merge patch treats a field, as the published `patchStrategy` says; the merge key
  /// is empty when there is none.
  record Strategy(boolean merge, boolean retainKeys, boolean replace, String mergeKey) {
    public static final Strategy NONE = new Strategy(false, false, false, "");
  }

  /// How server-side apply treats a list: as one value, as a set, or by keys.
  record Merging(How how, List<String> keys) {
    public static final Merging ATOMIC = new Merging(How.ATOMIC, List.of());
    public static final Merging SET = new Merging(How.SET, List.of());
  }

  /// Whether a list is one value, a set of values, or a map by keys.
  enum How {
    ATOMIC,
    SET,
    MAP
  }
}

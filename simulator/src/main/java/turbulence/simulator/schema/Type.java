package turbulence.simulator.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;

/// What a value must look like, as far as patches, defaults and checks ask for it.
public sealed interface Type {

  /// A single value: `string`, `integer`, `number`, `boolean`; the format is the published one
  /// (`int32`, `date-time`, `micro-time`, `int-or-string`, `quantity`, `byte`) or empty.
  record Scalar(String kind, String format) implements Type {
    public static final Scalar TEXT = new Scalar("string", "");
    public static final Scalar BYTES = new Scalar("string", "byte");
    public static final Scalar INT = new Scalar("integer", "int32");
    public static final Scalar LONG = new Scalar("integer", "int64");
    public static final Scalar DOUBLE = new Scalar("number", "double");
    public static final Scalar FLAG = new Scalar("boolean", "");
    public static final Scalar TIME = new Scalar("string", "date-time");
    public static final Scalar MICRO_TIME = new Scalar("string", "micro-time");
    public static final Scalar QUANTITY = new Scalar("string", "quantity");
    public static final Scalar INT_OR_TEXT = new Scalar("string", "int-or-string");
  }

  /// Values in order, and how two of them are merged.
  record Items(Type element, Merging merging) implements Type {}

  /// Values under names that the author chose, such as labels; atomic ones have one owner.
  record Named(Type value, boolean atomic) implements Type {}

  /// Fields with fixed names. One that is `open` keeps names that it does not know. A struct may
  /// hold itself, so two are equal only when they are the same one.
  record Struct(String name, Map<String, Field> fields, boolean open, boolean atomic)
      implements Type {
    public Optional<Field> field(String field) {
      return Optional.ofNullable(fields.get(field));
    }

    /// The last part of the name, such as `PodSpec`.
    public String title() {
      return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public String toString() {
      return name;
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

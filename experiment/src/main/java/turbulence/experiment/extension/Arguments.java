package turbulence.experiment.extension;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Binding.Bound;
import turbulence.experiment.extension.Binding.Rejected;
import turbulence.experiment.words.Nearest;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The arguments of a record class: its components under their names in snake case, those of
/// records among them in their place. Shared between threads.
public final class Arguments<T> {
  private static final Map<Class<?>, Arguments<?>> KNOWN = new ConcurrentHashMap<>();

  private final Constructor<T> constructor;

  /// For each component a [Slot], or the [Arguments] of the record that it is.
  private final List<Object> parts = new ArrayList<>();

  private final List<Slot> slots = new ArrayList<>();

  private Arguments(Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      add(components[i]);
    }
    try {
      constructor = type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has a canonical constructor", e);
    }
    constructor.setAccessible(true);
  }

  private void add(RecordComponent component) {
    Class<?> type = component.getType();
    if (type.isRecord() && !Json.class.isAssignableFrom(type)) {
      Arguments<?> nested = of(type);
      parts.add(nested);
      slots.addAll(nested.slots);
    } else {
      Slot slot = Slot.of(component);
      parts.add(slot);
      slots.add(slot);
    }
  }

  /// The arguments of that record class. A class that is no record is a mistake in an extension.
  @SuppressWarnings("unchecked")
  public static <T> Arguments<T> of(Class<T> type) {
    Arguments<?> known = KNOWN.get(type);
    if (known == null) {
      if (!type.isRecord()) {
        throw new IllegalStateException(type.getName() + " is not a record");
      }
      known = new Arguments<>(type);
      KNOWN.put(type, known);
    }
    return (Arguments<T>) known;
  }

  public List<Argument> list() {
    List<Argument> list = new ArrayList<>();
    for (Slot slot : slots) {
      list.add(slot.described());
    }
    return list;
  }

  /// Everything that is wrong with arguments whose `${...}` are not yet filled in: such values may
  /// become anything.
  ///
  /// @param function the name of the step, for the words of Chaos Toolkit
  public List<Complaint> check(JsonObject written, String function) {
    List<Complaint> complaints = names(written, function);
    BitSet open = new BitSet();
    @Nullable Object[] values = new @Nullable Object[slots.size()];
    for (int i = 0; i < values.length; i++) {
      Json value = value(slots.get(i), written);
      if (value != null && isOpen(value)) {
        open.set(i);
      } else {
        int before = complaints.size();
        values[i] = convert(slots.get(i), value, complaints);
        boolean lacks = value == null && !slots.get(i).isNullable();
        open.set(i, lacks || complaints.size() > before);
      }
    }
    tryOut(Arrays.asList(values), open, complaints);
    return complaints;
  }

  /// An instance with these arguments, or everything that is wrong with them.
  ///
  /// @param function the name of the step, for the words of Chaos Toolkit
  public Binding<T> bind(JsonObject given, String function) {
    List<Complaint> complaints = names(given, function);
    @Nullable Object[] values = new @Nullable Object[slots.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = convert(slots.get(i), value(slots.get(i), given), complaints);
    }
    T instance = complaints.isEmpty() ? build(values, complaints) : null;
    return instance == null ? new Rejected<>(complaints) : new Bound<>(instance);
  }

  private static @Nullable Json value(Slot slot, JsonObject given) {
    Json value = slot.in(given);
    // Who writes null means none, where there may be none.
    boolean none = value == null && given.has(slot.name()) && slot.isNullable();
    return value == null && !none ? slot.otherwise() : value;
  }

  private static @Nullable Object convert(
      Slot slot, @Nullable Json value, List<Complaint> complaints) {
    if (value == null) {
      return null;
    }
    Object converted = slot.conversion().from().apply(value);
    Complaint complaint = slot.judge(value, converted);
    if (complaint != null) {
      complaints.add(complaint);
    }
    return converted;
  }

  /// Complains about names: first those that are missing, as Chaos Toolkit does.
  private List<Complaint> names(JsonObject given, String function) {
    List<Complaint> complaints = new ArrayList<>();
    for (Slot slot : slots) {
      if (slot.in(given) == null && slot.isRequired()) {
        complaints.add(missing(slot, given, function));
      }
    }
    for (String name : given.names()) {
      if (slot(name).isEmpty()) {
        complaints.add(unknown(name, function));
      }
    }
    return complaints;
  }

  private static Complaint missing(Slot slot, JsonObject given, String function) {
    String wanted = slot.conversion().wanted();
    return given.has(slot.name())
        ? new Complaint(slot.name(), "must be " + wanted + ", not null", null)
        : new Complaint(
            slot.name(),
            "is required: " + wanted,
            "required argument '" + slot.name() + "' is missing from activity '" + function + "'");
  }

  private Complaint unknown(String name, String function) {
    List<String> names = new ArrayList<>();
    for (Slot slot : slots) {
      names.add(slot.name());
    }
    Optional<String> meant = Nearest.of(name, names);
    String known = names.isEmpty() ? "it takes none" : "it takes " + String.join(", ", names);
    return new Complaint(
        name,
        "is not an argument of "
            + function
            + "; "
            + (meant.isPresent() ? "did you mean '" + meant.get() + "'?" : known),
        "argument '"
            + name
            + "' is not part of the function signature in activity '"
            + function
            + "'");
  }

  private Optional<Slot> slot(String name) {
    for (Slot slot : slots) {
      if (slot.name().equals(name)) {
        return Optional.of(slot);
      }
    }
    return Optional.empty();
  }

  /// What a record refuses in its constructor is wrong with its arguments taken together. How the
  /// step itself would fail of it may be its cause.
  private @Nullable T build(@Nullable Object[] values, List<Complaint> complaints) {
    try {
      return build(Arrays.asList(values).iterator());
    } catch (IllegalArgumentException e) {
      String classic = e.getCause() instanceof ActivityFailed failure ? failure.reason() : null;
      complaints.add(new Complaint("", String.valueOf(e.getMessage()), classic));
      return null;
    }
  }

  /// Builds the records in it that all arguments are known of, and when nothing is wrong with them
  /// the whole.
  ///
  /// @param open the arguments that are not known, or wrong in themselves
  private void tryOut(List<@Nullable Object> values, BitSet open, List<Complaint> complaints) {
    if (!isOurs()) {
      return;
    }
    int before = complaints.size();
    int from = 0;
    for (Object part : parts) {
      int to = from + 1;
      if (part instanceof Arguments<?> nested) {
        to = from + nested.slots.size();
        nested.tryOut(values.subList(from, to), open.get(from, to), complaints);
      }
      from = to;
    }
    if (open.isEmpty() && complaints.size() == before) {
      build(values.toArray(), complaints);
    }
  }

  private T build(Iterator<@Nullable Object> values) {
    @Nullable Object[] arguments = new @Nullable Object[parts.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] =
          parts.get(i) instanceof Arguments<?> nested ? nested.build(values) : values.next();
    }
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("the constructor of a record can be called", e);
    }
  }

  /// Whether its constructor may run when nothing is to run: a plugin's may do anything.
  private boolean isOurs() {
    return Arguments.class
        .getClassLoader()
        .equals(constructor.getDeclaringClass().getClassLoader());
  }

  private static boolean isOpen(Json value) {
    if (value instanceof JsonText text) {
      return isOpen(text.value());
    } else if (value instanceof JsonArray array) {
      return anyOpen(array);
    }
    return value instanceof JsonObject object && anyOpen(object);
  }

  private static boolean anyOpen(JsonArray array) {
    for (Json item : array) {
      if (isOpen(item)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyOpen(JsonObject object) {
    for (Map.Entry<String, Json> field : object) {
      if (isOpen(field.getValue())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOpen(String text) {
    int dollar = text.indexOf('$');
    while (dollar >= 0 && dollar + 1 < text.length()) {
      char next = text.charAt(dollar + 1);
      if (next == '{' || next == '_' || Character.isLetter(next)) {
        return true;
      }
      dollar = text.indexOf('$', dollar + 1);
    }
    return false;
  }
}

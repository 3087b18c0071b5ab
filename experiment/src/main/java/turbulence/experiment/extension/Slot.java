package turbulence.experiment.extension;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// The place of one argument in a record.
///
/// Annotations are read only when an answer needs them: the first one that a process reads costs it
/// 15 ms.
record Slot(String name, RecordComponent component, Conversion conversion) {

  static Slot of(RecordComponent component) {
    return new Slot(NameLaw.snake(component.getName()), component, conversion(component));
  }

  private static Conversion conversion(RecordComponent component) {
    Class<?> type = component.getType();
    Conversion conversion = null;
    if (type != java.util.List.class) {
      conversion = Conversion.to(type);
    } else if (component.getGenericType() instanceof ParameterizedType list) {
      Type item = list.getActualTypeArguments()[0];
      Conversion one = item instanceof Class<?> known ? Conversion.to(known) : null;
      conversion = one == null ? null : one.listed();
    }
    if (conversion == null) {
      throw new IllegalStateException("no argument can have the type of " + component);
    }
    return conversion;
  }

  /// What stands under its name; null when it is left out, which a null of JSON means too where it
  /// is no value.
  @Nullable Json in(JsonObject given) {
    Json value = given.get(name);
    return value == JsonNull.NULL && !conversion.takesNull() ? null : value;
  }

  /// Its value when it is left out; null when it has none.
  @Nullable Json otherwise() {
    Default otherwise = component.getAnnotation(Default.class);
    if (otherwise == null) {
      return null;
    }
    try {
      return JsonReader.read(otherwise.value());
    } catch (JsonMalformed e) {
      throw new IllegalStateException("the default of " + component + " is no JSON", e);
    }
  }

  boolean isNullable() {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  boolean isRequired() {
    return otherwise() == null && !isNullable();
  }

  /// What is wrong with that value of the argument; null when nothing is.
  @Nullable Complaint judge(Json value, @Nullable Object converted) {
    Min min = isOrdered() ? component.getAnnotation(Min.class) : null;
    if (converted != null && (min == null || !isLess(converted, min.value()))) {
      return null;
    }
    String wanted = conversion.wanted() + (min == null ? "" : " of at least " + min.value());
    return new Complaint(name, "must be " + wanted + ", not " + shown(value), null);
  }

  private boolean isOrdered() {
    String type = conversion.type();
    return type.equals("integer") || type.equals("number");
  }

  private static boolean isLess(Object value, long least) {
    if (value instanceof Duration time) {
      return time.compareTo(Duration.ofSeconds(least)) < 0;
    } else if (value instanceof Double real) {
      return !(real >= least);
    }
    return value instanceof Number number && number.longValue() < least;
  }

  private static String shown(Json value) {
    String text = value.toString();
    return text.length() > 60 ? text.substring(0, 57) + "..." : text;
  }

  Argument described() {
    About about = component.getAnnotation(About.class);
    Min min = component.getAnnotation(Min.class);
    Told told = component.getAnnotation(Told.class);
    Json otherwise = otherwise();
    return new Argument(
        name,
        about == null ? "" : about.value(),
        told == null ? conversion.type() : told.value(),
        isRequired(),
        otherwise == null && isNullable() ? JsonNull.NULL : otherwise,
        min == null ? null : min.value());
  }
}

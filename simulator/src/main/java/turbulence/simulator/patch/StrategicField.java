package turbulence.simulator.patch;

import turbulence.simulator.schema.Type;

/// What a strategic merge patch asks of a field: its type, or that of a list's items, and its
/// strategy.
record StrategicField(Type type, Type.Strategy strategy) {

  static StrategicField of(Type owner, String name) {
    return switch (owner) {
      case Type.Struct struct -> inStruct(struct, name);
      case Type.Named named -> new StrategicField(inside(named.value()), Type.Strategy.NONE);
      default -> new StrategicField(new Type.Anything(), Type.Strategy.NONE);
    };
  }

  private static StrategicField inStruct(Type.Struct struct, String name) {
    Type.Field field = struct.fields().get(name);
    if (field != null) {
      return new StrategicField(inside(field.type()), field.strategy());
    }
    if (struct.open()) {
      return new StrategicField(new Type.Anything(), Type.Strategy.NONE);
    }
    String type = struct.name().substring(struct.name().lastIndexOf('.') + 1);
    throw PatchRefused.unclassified(
        "unable to find api field in struct "
            + type
            + " for the json field "
            + GoText.quoted(name));
  }

  private static Type inside(Type type) {
    return type instanceof Type.Items items ? items.element() : type;
  }
}

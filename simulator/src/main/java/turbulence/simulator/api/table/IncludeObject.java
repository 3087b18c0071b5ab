package turbulence.simulator.api.table;

import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.select.GoText;

/// What a row carries of its object beside the cells.
public enum IncludeObject {
  METADATA,
  OBJECT,
  NONE;

  /// Reads the parameter of a request; refuses what is none of the three.
  public static IncludeObject of(String parameter) {
    return switch (parameter) {
      case "", "Metadata" -> METADATA;
      case "Object" -> OBJECT;
      case "None" -> NONE;
      default ->
          throw Refusals.badRequest(
              "Unable to convert to Table as requested: includeObject: Invalid value: "
                  + GoText.quote(parameter)
                  + ": must be 'Metadata', 'Object', 'None', or empty");
    };
  }
}

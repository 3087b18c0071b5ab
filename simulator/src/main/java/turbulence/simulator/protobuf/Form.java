package turbulence.simulator.protobuf;

import java.util.Arrays;

/// What a value is in JSON, and how it lies on the wire.
enum Form {
  TEXT('s', 2),
  BYTES('y', 2),
  INT('i', 0),
  LONG('l', 0),
  REAL('d', 1),
  FLAG('b', 0),
  TIME('t', 2),
  MICRO_TIME('u', 2),
  PERIOD('p', 2),
  QUANTITY('q', 2),
  INT_OR_TEXT('x', 2),
  RAW('r', 2),
  MESSAGE('.', 2);

  /// The wire type of what has a length.
  static final int DELIMITED = 2;

  private final char code;
  private final int wireType;

  Form(char code, int wireType) {
    this.code = code;
    this.wireType = wireType;
  }

  static Form of(String type) {
    if (type.indexOf('.') >= 0) {
      return MESSAGE;
    }
    return Arrays.stream(values())
        .filter(form -> type.length() == 1 && form.code == type.charAt(0))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such type: " + type));
  }

  int wireType() {
    return wireType;
  }
}

package turbulence.simulator.protobuf;

/// What stands before a value: the number of its field and its type on the wire.
record Tag(int number, int wireType) {
  private static final int START_GROUP = 3;
  private static final int END_GROUP = 4;

  /// The next one of that message.
  static Tag next(Wire wire, String message) throws ProtobufMalformed {
    Tag tag = any(wire);
    if (tag.wireType == END_GROUP) {
      throw new ProtobufMalformed("proto: " + message + ": wiretype end group for non-group");
    } else if (tag.number <= 0) {
      throw new ProtobufMalformed(
          "proto: "
              + message
              + ": illegal tag "
              + tag.number
              + " (wire type "
              + tag.wireType
              + ")");
    }
    return tag;
  }

  private static Tag any(Wire wire) throws ProtobufMalformed {
    long tag = wire.varint();
    return new Tag((int) (tag >>> 3), (int) (tag & 7));
  }

  void require(Form form, Field field) throws ProtobufMalformed {
    if (wireType != form.wireType()) {
      throw new ProtobufMalformed(
          "proto: wrong wireType = " + wireType + " for field " + field.goName());
    }
  }

  /// Goes past the value, and when it is a group, past all that is in it.
  void skip(Wire wire) throws ProtobufMalformed {
    int open = 0;
    Tag tag = this;
    while (true) {
      switch (tag.wireType) {
        case 0 -> wire.varint();
        case 1 -> wire.skip(8);
        case Form.DELIMITED -> wire.slice();
        case START_GROUP -> open++;
        case END_GROUP -> {
          if (open == 0) {
            throw new ProtobufMalformed("proto: unexpected end of group");
          }
          open--;
        }
        case 5 -> wire.skip(4);
        default -> throw new ProtobufMalformed("proto: illegal wireType " + tag.wireType);
      }
      if (open == 0) {
        return;
      }
      tag = any(wire);
    }
  }
}

package turbulence.simulator.protobuf;

/// What was read is no message, or more of it than the limits allow; in the words of a Go server.
public final class ProtobufMalformed extends Exception {
  private static final long serialVersionUID = 1;

  ProtobufMalformed(String problem) {
    super(problem, null, false, false);
  }

  public String problem() {
    return String.valueOf(getMessage());
  }
}

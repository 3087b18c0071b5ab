package turbulence.faults.kubernetes.remote;

/// What a command says, from messages whose first byte is the number of a stream.
final class Streams implements WebSocket.Ear {
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int ENDING = 3;
  private static final int LONGEST_ENDING = 64 << 10;

  private final Gathered stdout;
  private final Gathered stderr;
  private final Gathered ending = new Gathered(LONGEST_ENDING);
  private final Runnable whenEnding;
  private int stream;

  /// @param most how many bytes of each stream are kept
  /// @param whenEnding told when the word about the end begins to come, after which little follows
  Streams(int most, Runnable whenEnding) {
    this.stdout = new Gathered(most);
    this.stderr = new Gathered(most);
    this.whenEnding = whenEnding;
  }

  @Override
  public void heard(byte[] bytes, int offset, int length, boolean begins) {
    int from = offset;
    if (begins) {
      stream = bytes[offset] & 0xff;
      from++;
    }
    int left = offset + length - from;
    if (left == 0) {
      return;
    }
    if (stream == STDOUT) {
      stdout.add(bytes, from, left);
    } else if (stream == STDERR) {
      stderr.add(bytes, from, left);
    } else if (stream == ENDING) {
      if (ending.isEmpty()) {
        whenEnding.run();
      }
      ending.add(bytes, from, left);
    }
  }

  /// Whether it was told how the command ended.
  boolean isEnded() {
    return !ending.isEmpty();
  }

  /// How the command ended, as the server told.
  Ran ran() throws Unrun {
    return new Ran(Ending.exitCode(ending.text()), stdout.text(), stderr.text());
  }
}

package turbulence.json;

/// How much one reading may take: bytes of input, levels of nesting, values in all.
///
/// The number of values stands beside the bytes because a value of two bytes can take sixty in
/// memory.
public record Limits(long bytes, int depth, long values) {
  /// For what people write: 16 MiB, 500 levels, a million values.
  public static final Limits DOCUMENT = new Limits(16L << 20, 500, 1_000_000);

  /// For what an API answers: 1 GiB, 500 levels, as many values as come.
  public static final Limits LIST = new Limits(1L << 30, 500, Long.MAX_VALUE);

  public Limits {
    if (bytes < 0 || depth < 0 || values < 0) {
      throw new IllegalArgumentException("limits must not be negative");
    }
  }

  /// The limit of bytes as messages say it.
  String size() {
    return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : bytes + " bytes";
  }
}

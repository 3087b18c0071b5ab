package turbulence.experiment.extension;

import org.jspecify.annotations.Nullable;

/// How to put one thing back: data, never code to call. The list of forms is closed, so that a
/// ledger that somebody tampered with can do no more than these.
public sealed interface Undo {

  /// What it puts back, in words for people.
  String target();

  /// Gives a file the content that it had.
  ///
  /// @param path absolute
  /// @param before the content before, null when there was no file; base64 when it is no text
  /// @param after the content that the step writes, as a digest: anything else is somebody's work
  /// @param mode permissions before, as `rw-r--r--`; null where the file system has none
  record RestoreFile(
      String path, @Nullable String before, boolean base64, String after, @Nullable String mode)
      implements Undo {
    @Override
    public String target() {
      return "file " + path;
    }
  }
}

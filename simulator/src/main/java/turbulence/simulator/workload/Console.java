package turbulence.simulator.workload;

/// Where a program reads and writes: pipes, or a terminal at which somebody types. Shared between
/// threads.
///
/// Text stands for bytes as [Utf8] says, so that nothing is lost that is no text.
public interface Console {
  /// Nothing to read, and nobody listens.
  Console NONE =
      new Console() {
        @Override
        public boolean isTerminal() {
          return false;
        }

        @Override
        public String read() {
          return "";
        }

        @Override
        public void write(String text) {}

        @Override
        public void complain(String text) {}

        @Override
        public void onInterrupt(Runnable task) {}

        @Override
        public void obey() {}

        @Override
        public boolean wasInterrupted() {
          return false;
        }
      };

  boolean isTerminal();

  /// What came in, as soon as something does: at a terminal a line. Empty at the end.
  String read() throws InterruptedException;

  /// Writes to the output, as it is.
  void write(String text);

  /// Writes to the error output, as it is.
  void complain(String text);

  /// Does that from now on when somebody interrupts the program at the terminal, by Ctrl-C.
  void onInterrupt(Runnable task);

  /// Has Ctrl-C interrupt the calling thread from now on.
  void obey();

  /// Whether Ctrl-C was pressed since this was asked the last time: who was interrupted finds out
  /// that it was not by the container's end.
  boolean wasInterrupted();
}

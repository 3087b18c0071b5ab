package turbulence.simulator.workload;

import turbulence.simulator.workload.Shell.Ran;

/// What a command wrote, which had nothing to read. Shared between threads.
public final class Transcript implements Console {
  private final StringBuilder output = new StringBuilder();
  private final StringBuilder errors = new StringBuilder();

  /// How it ended, with all that it wrote.
  public synchronized Ran ended(int status) {
    return new Ran(status, output.toString(), errors.toString());
  }

  @Override
  public boolean isTerminal() {
    return false;
  }

  @Override
  public String read() {
    return "";
  }

  @Override
  public synchronized void write(String text) {
    output.append(text);
  }

  @Override
  public synchronized void complain(String text) {
    errors.append(text);
  }

  @Override
  public void onInterrupt(Runnable task) {}

  @Override
  public void obey() {}

  @Override
  public boolean wasInterrupted() {
    return false;
  }
}

package turbulence.simulator.traffic;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import turbulence.simulator.workload.Service;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// An open port of a pod, the calls that it is answering and the connections to it. Calls are
/// answered on their callers' threads. Shared between threads.
final class Listener {
  private final Service service;
  private final String address;
  private final Consumer<Thread> interrupting;
  private final Set<Thread> answering = new HashSet<>();
  private final Set<Standing> standing = new HashSet<>();
  private boolean closed;

  /// @param interrupting wakes a thread that is answering
  Listener(Service service, String address, Consumer<Thread> interrupting) {
    this.service = service;
    this.address = address;
    this.interrupting = interrupting;
  }

  Response answer(Request request) throws Unreachable, InterruptedException {
    begin();
    try {
      return service.answer(request);
    } catch (InterruptedException stop) {
      if (isClosed()) {
        throw cut();
      }
      throw stop;
    } finally {
      end();
    }
  }

  private synchronized void begin() throws Unreachable {
    if (closed) {
      throw new Unreachable("dial tcp " + address + ": connect: connection refused");
    }
    answering.add(Thread.currentThread());
  }

  /// An interrupt by [#close] that came too late to be noticed must not stay behind.
  private synchronized void end() {
    if (!answering.remove(Thread.currentThread()) && closed) {
      Thread.interrupted();
    }
  }

  private Unreachable cut() {
    return new Unreachable("read tcp " + address + ": read: connection reset by peer");
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized boolean hold(Standing connection) {
    return !closed && standing.add(connection);
  }

  synchronized void release(Standing connection) {
    standing.remove(connection);
  }

  void close() {
    Set<Standing> ended;
    synchronized (this) {
      closed = true;
      answering.forEach(interrupting);
      answering.clear();
      ended = Set.copyOf(standing);
      standing.clear();
    }
    ended.forEach(Standing::close);
  }
}

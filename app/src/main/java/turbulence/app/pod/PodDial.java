package turbulence.app.pod;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import turbulence.experiment.world.Dial;
import turbulence.simulator.workload.Network;
import turbulence.simulator.workload.Service.Unreachable;
import turbulence.simulator.workload.Shell;

/// Connections of a program in a pod: to the API server's real port, to what the cluster's network
/// leads to, and nowhere else. Shared between threads.
final class PodDial implements Dial {
  /// How long is waited for a handshake, by the wall's clock: one that takes the cluster's time is
  /// waited for with the answer.
  private static final long HANDSHAKE_MILLIS = 200;

  private final Shell shell;
  private final PodTime time;
  private final Dial real;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  /// @param real to ports of this machine
  PodDial(Shell shell, PodTime time, Dial real) {
    this.shell = shell;
    this.time = time;
    this.real = real;
  }

  @Override
  public Socket open(String host, int port, Duration timeout) throws IOException {
    if (over) {
      throw new ConnectException("the container has ended");
    }
    Network network = shell.network();
    OptionalInt api;
    try {
      api = network.apiServer(host, port);
    } catch (Unreachable e) {
      throw refused(e);
    }
    if (api.isPresent()) {
      return kept(real.open("127.0.0.1", api.getAsInt(), timeout));
    }
    if (network.addresses(host).isEmpty()) {
      throw new UnknownHostException(host + ": Name or service not known");
    }
    knock(network, host, port);
    return new PodSocket(shell, time, host, port);
  }

  private Socket kept(Socket socket) throws IOException {
    open.removeIf(Socket::isClosed);
    open.add(socket);
    if (over) {
      socket.close();
    }
    return socket;
  }

  /// Finds out whether somebody would refuse.
  private void knock(Network network, String host, int port) throws IOException {
    CountDownLatch answered = new CountDownLatch(1);
    AtomicReference<Unreachable> refusal = new AtomicReference<>();
    shell.beside(() -> {
      try {
        network.knock(host, port);
      } catch (Unreachable e) {
        refusal.set(e);
      } finally {
        answered.countDown();
      }
    });
    try {
      boolean known = answered.await(HANDSHAKE_MILLIS, TimeUnit.MILLISECONDS);
      Unreachable why = refusal.get();
      if (known && why != null && !why.isTimeout()) {
        throw refused(why);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectException("interrupted");
    }
  }

  /// What the network says, in the words of sockets.
  static ConnectException refused(Unreachable why) {
    String said = String.valueOf(why.getMessage());
    return new ConnectException(said.endsWith("connection refused") ? "Connection refused" : said);
  }

  /// The container has ended, and its connections with it.
  void end() {
    over = true;
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

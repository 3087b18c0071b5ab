package turbulence.experiment.world;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// The real world: this machine's clocks, dice, environment and network.
public final class SystemWorld {
  private SystemWorld() {}

  /// The world as this process finds it. Dice are thrown only once somebody asks for them.
  public static World create() {
    Map<String, String> environment = System.getenv();
    boolean terminal = isWatched(2);
    boolean colour =
        terminal && !environment.containsKey("NO_COLOR") && !"dumb".equals(environment.get("TERM"));
    PrintStream err =
        new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true);
    return new World(
        InstantSource.system(),
        System::nanoTime,
        new Random(),
        time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()),
        environment,
        Path.of("").toAbsolutePath(),
        SystemWorld::dial,
        new Output(System.in, System.out, err, terminal, colour, colour && isWatched(1)));
  }

  /// Whether stdout (1) or stderr (2) is a terminal. Java only knows about stdin and stdout
  /// together, so that colours would get into a file; Linux says it of each.
  private static boolean isWatched(int stream) {
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + stream)).toString();
      return device.startsWith("/dev/pts/")
          || device.startsWith("/dev/tty")
          || device.equals("/dev/console");
    } catch (IOException e) {
      return System.console() != null && System.console().isTerminal();
    }
  }

  /// The network as this machine has it.
  static Dial dial() {
    return SystemWorld::dial;
  }

  /// Tries each address of the name in turn. The socket belongs to a channel, so that an interrupt
  /// ends a blocked read: a plain socket would ignore it.
  private static Socket dial(String host, int port, Duration timeout) throws IOException {
    IOException last = new IOException("no address for " + host);
    for (InetAddress address : InetAddress.getAllByName(host)) {
      SocketChannel channel = SocketChannel.open();
      try {
        // Else the kernel keeps a request back until TLS's last word is acknowledged: 40 ms.
        channel.socket().setTcpNoDelay(true);
        channel
            .socket()
            .connect(
                new InetSocketAddress(address, port),
                Math.toIntExact(Math.max(1, timeout.toMillis())));
        return channel.socket();
      } catch (IOException e) {
        channel.close();
        last = e;
      }
    }
    throw last;
  }
}
